# Installs the setup program silently, works with what it installed while the firewall lets nothing out, opens the
# window, upgrades over itself, uninstalls, and looks at what is left. Ends with an error at the first thing that does
# not hold. The portable .zip is tried the same way. For the release workflow; needs an administrator for the firewall.
param(
    [Parameter(Mandatory)] [string] $Setup,
    [Parameter(Mandatory)] [string] $Portable
)
$ErrorActionPreference = 'Stop'
$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
$work = Join-Path $env:TEMP 'jianbao-smoke'
Remove-Item $work -Recurse -Force -ErrorAction SilentlyContinue
New-Item $work -ItemType Directory | Out-Null
$data = Join-Path $env:LOCALAPPDATA 'jianbao'

function Confirm-That([bool] $holds, [string] $what) {
    if (-not $holds) { throw "FAILED: $what" }
    Write-Output "  ok  $what"
}

function Invoke-Setup([string] $program, [string[]] $arguments) {
    $done = Start-Process $program -ArgumentList $arguments -Wait -PassThru
    return $done.ExitCode
}

function Test-Program([string] $folder, [string] $name) {
    $console = Join-Path $folder 'jianbao.exe'
    $window = Join-Path $folder '简报工坊.exe'
    foreach ($program in $console, $window) {
        New-NetFirewallRule -DisplayName 'jianbao-smoke' -Direction Outbound -Program $program -Action Block | Out-Null
    }
    $seeds = Join-Path $folder '_internal\seeds'
    $out = Join-Path $work "$name.docx"
    $said = & $console build $seeds -o $out --json
    Confirm-That ($LASTEXITCODE -eq 0 -and (Test-Path $out)) "${name}: a briefing from the seeds"
    Confirm-That (($said | ConvertFrom-Json).items.Count -gt 0) "${name}: one JSON object on standard output"
    & $console check $out | Out-Null
    Confirm-That ($LASTEXITCODE -eq 0) "${name}: the briefing passes the format check"
    foreach ($engine in 'briefing', 'textrank', 'textrank4zh', 'lexrank') {
        & $console summarize (Get-ChildItem $seeds)[0].FullName --engine $engine --top 5 --json | Out-Null
        Confirm-That ($LASTEXITCODE -eq 0) "${name}: engine $engine"
    }
    $shown = Start-Process $window -ArgumentList "`"$seeds`"" -PassThru
    $end = (Get-Date).AddSeconds(90)
    # An IntPtr counts as true whatever it holds: it has to be compared.
    while ($shown.MainWindowHandle -eq [IntPtr]::Zero -and -not $shown.HasExited -and (Get-Date) -lt $end) {
        Start-Sleep -Milliseconds 500
        $shown.Refresh()
    }
    Confirm-That ($shown.MainWindowHandle -ne [IntPtr]::Zero) "${name}: the window opens"
    Start-Sleep -Seconds 15
    $ports = Get-NetTCPConnection -OwningProcess $shown.Id -ErrorAction SilentlyContinue
    Confirm-That (-not $ports) "${name}: the window has no connection"
    $shown.CloseMainWindow() | Out-Null
    Confirm-That ($shown.WaitForExit(30000)) "${name}: the window closes"
    Remove-NetFirewallRule -DisplayName 'jianbao-smoke'
}

$target = Join-Path $env:LOCALAPPDATA 'Programs\Jianbao'
$classes = 'HKCU:\Software\Classes'
$entry = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Jianbao'

Confirm-That ((Invoke-Setup $Setup '/S') -eq 0) 'silent installation'
Confirm-That (Test-Path $entry) 'it stands in the list of installed programs'
Confirm-That ((Get-ItemProperty "$classes\.jianbao").'(default)' -eq 'Jianbao.Workspace') 'double click on .jianbao'
Confirm-That (Test-Path (Join-Path ([Environment]::GetFolderPath('Programs')) '简报工坊.lnk')) 'Start menu'
Test-Program $target 'installed'

$stale = Join-Path $target '_internal\stale.txt'
Set-Content $stale 'left by an older version'
New-Item $data -ItemType Directory -Force | Out-Null
Set-Content (Join-Path $data 'kept.txt') 'of the person'
Confirm-That ((Invoke-Setup $Setup '/S') -eq 0) 'silent upgrade'
Confirm-That (-not (Test-Path $stale)) 'an upgrade leaves nothing of the old version'
Confirm-That (Test-Path (Join-Path $data 'kept.txt')) 'an upgrade keeps what the person made'

# _?= keeps the uninstaller from copying itself elsewhere and returning before it is done.
Confirm-That ((Invoke-Setup (Join-Path $target 'uninstall.exe') '/S', "_?=$target") -eq 0) 'silent removal'
Remove-Item (Join-Path $target 'uninstall.exe') -ErrorAction SilentlyContinue
Confirm-That (-not (Test-Path (Join-Path $target '_internal'))) 'removal takes the program away'
Confirm-That (-not (Test-Path $entry)) 'removal takes its entry away'
Confirm-That (-not (Test-Path "$classes\Jianbao.Workspace")) 'removal takes the association away'
Confirm-That (Test-Path (Join-Path $data 'kept.txt')) 'removal keeps what the person made'

Expand-Archive $Portable $work
$folder = Join-Path $work '简报工坊'
Test-Program $folder 'portable'
Confirm-That (Test-Path (Join-Path $folder '数据')) 'the portable program keeps its data beside itself'
