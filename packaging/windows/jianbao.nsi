; 简报工坊的 Windows 安装程序。每位用户各自安装，不需要管理员权限，不联网。
;
;   makensis -INPUTCHARSET UTF8 -DVERSION=… -DBUNDLE=dist\jianbao -DGENERATED=build\windows -DOUT=… jianbao.nsi
;
; tools/packing/windows.py writes what GENERATED holds and calls makensis. Switches of the installer:
;   /S             静默安装（silent）
;   /D=C:\路径     安装到别处，必须是最后一个参数（another folder, must be the last）
;   /ALLUSERS      为所有用户安装，须以管理员身份运行（for all users, as administrator）
;   /NODESKTOP     不建桌面快捷方式（no shortcut on the desktop）
;   /NOOCR         不装文字识别部件（without text recognition）
; Exit status: 0 done, 1 cancelled, 2 refused (system too old, folder of another program, program at work).

Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "${GENERATED}\defines.nsh"

!define NAME "简报工坊"
!define WINDOWED "简报工坊.exe"
!define CONSOLE "jianbao.exe"
!define INNER "_internal"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Jianbao"
!define WORKSPACE "Jianbao.Workspace"
!define SOURCE "Jianbao.Source"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave on
ManifestDPIAware true
ManifestSupportedOS all
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "${NAME}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOWED}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${NAME}"
!define MUI_WELCOMEPAGE_TEXT "将把${NAME} ${VERSION} 装到这台电脑上，只供当前用户使用，不需要管理员权限，也不连接网络。$\r$\n$\r$\n已有的旧版本会被替换；您的简报、模板和设置都会保留。"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A program at work holds its file: what cannot be opened for writing is not replaced.
!macro WaitUntilClosed FILE
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${FILE}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 2
      Quit
    ${EndIf}
    ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行。请先保存并关闭它，再点“重试”。" IDRETRY`
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
!macroend

Var ForAll ; " /ALLUSERS" or empty

!macro ChooseContext UN
Function ${UN}ChooseContext
  SetShellVarContext current
  StrCpy $ForAll ""
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      MessageBox MB_ICONSTOP "为所有用户安装或卸载需要以管理员身份运行。" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    SetShellVarContext all
    StrCpy $ForAll " /ALLUSERS"
  ${EndIf}
FunctionEnd
!macroend
!insertmacro ChooseContext ""
!insertmacro ChooseContext "un."

; $2 is 1 if $INSTDIR may be used: an "_internal" there that is not ours belongs to another program.
!macro IsFolderOurs
  StrCpy $2 1
  ${If} ${FileExists} "$INSTDIR\${INNER}\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${CONSOLE}"
    StrCpy $2 0
  ${EndIf}
!macroend

Function CheckFolder
  !insertmacro IsFolderOurs
  ${If} $2 = 0
    MessageBox MB_ICONEXCLAMATION "这个文件夹里有别的程序，请换一个文件夹。"
    Abort
  ${EndIf}
FunctionEnd

Section "${NAME}（必需）" Program
  SectionIn RO
  !insertmacro WaitUntilClosed "${WINDOWED}"
  !insertmacro WaitUntilClosed "${CONSOLE}"
  !insertmacro IsFolderOurs
  ${If} $2 = 0
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; An upgrade leaves no module of the old version behind. What the person made never lies here.
  RMDir /r "$INSTDIR\${INNER}"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOWED}"

  ; Double click on .jianbao; "open with" for sources, whose own program stays the first.
  WriteRegStr SHCTX "Software\Classes\${WORKSPACE}" "" "${NAME}工作文件"
  WriteRegStr SHCTX "Software\Classes\${WORKSPACE}\DefaultIcon" "" "$INSTDIR\${WINDOWED},0"
  WriteRegStr SHCTX "Software\Classes\${WORKSPACE}\shell\open\command" "" '"$INSTDIR\${WINDOWED}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.jianbao" "" "${WORKSPACE}"
  WriteRegStr SHCTX "Software\Classes\.jianbao\OpenWithProgids" "${WORKSPACE}" ""
  WriteRegStr SHCTX "Software\Classes\${SOURCE}" "" "${NAME}材料"
  WriteRegStr SHCTX "Software\Classes\${SOURCE}\shell\open\command" "" '"$INSTDIR\${WINDOWED}" "%1"'
  WriteRegStr SHCTX "Software\Classes\Applications\${WINDOWED}" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\Applications\${WINDOWED}\shell\open\command" "" '"$INSTDIR\${WINDOWED}" "%1"'
  !macro OpenWith SUFFIX
    WriteRegStr SHCTX "Software\Classes\Applications\${WINDOWED}\SupportedTypes" "${SUFFIX}" ""
    WriteRegStr SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids" "${SOURCE}" ""
  !macroend
  !insertmacro EverySuffix OpenWith

  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${WINDOWED},0"
  WriteRegStr SHCTX "${KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"$ForAll'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S$ForAll'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

!ifdef OCR
Section "文字识别（扫描件、图片）" Recognition
  SetOutPath "$INSTDIR\${INNER}"
  File /r "${OCR}\*.*"
SectionEnd
!endif

Section "桌面快捷方式" Desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOWED}"
SectionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "${NAME}需要 64 位的 Windows 10 或更新的系统。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetRegView 64
  Call ChooseContext
  ; Where it was installed last, else the usual place; /D= comes before both.
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Jianbao"
    ${If} $ForAll != ""
      StrCpy $INSTDIR "$PROGRAMFILES64\Jianbao"
    ${EndIf}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/NODESKTOP" $1
  ${IfNot} ${Errors}
    SectionSetFlags ${Desktop} 0
  ${EndIf}
  !ifdef OCR
    ClearErrors
    ${GetOptions} $0 "/NOOCR" $1
    ${IfNot} ${Errors}
      SectionSetFlags ${Recognition} 0
    ${EndIf}
  !endif
FunctionEnd

Function un.onInit
  SetRegView 64
  Call un.ChooseContext
FunctionEnd

; Only what was installed goes. Workspaces lie where the person saved them; templates of their own, unsaved work and
; settings are in the profile and stay for the next installation.
Section "Uninstall"
  !insertmacro WaitUntilClosed "${WINDOWED}"
  !insertmacro WaitUntilClosed "${CONSOLE}"
  RMDir /r "$INSTDIR\${INNER}"
  Delete "$INSTDIR\${WINDOWED}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"

  ReadRegStr $0 SHCTX "Software\Classes\.jianbao" ""
  ${If} $0 == "${WORKSPACE}"
    DeleteRegValue SHCTX "Software\Classes\.jianbao" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\.jianbao\OpenWithProgids" "${WORKSPACE}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.jianbao\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.jianbao"
  DeleteRegKey SHCTX "Software\Classes\${WORKSPACE}"
  DeleteRegKey SHCTX "Software\Classes\${SOURCE}"
  DeleteRegKey SHCTX "Software\Classes\Applications\${WINDOWED}"
  !macro NoLongerOpenWith SUFFIX
    DeleteRegValue SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids" "${SOURCE}"
    DeleteRegKey /ifempty SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids"
    DeleteRegKey /ifempty SHCTX "Software\Classes\${SUFFIX}"
  !macroend
  !insertmacro EverySuffix NoLongerOpenWith
  DeleteRegKey SHCTX "${KEY}"
  ${un.RefreshShellIcons}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} "程序本身、模板、示例材料和使用手册。"
  !ifdef OCR
    !insertmacro MUI_DESCRIPTION_TEXT ${Recognition} "读取扫描件和图片里的文字，约占 130 MB。"
  !endif
  !insertmacro MUI_DESCRIPTION_TEXT ${Desktop} "在桌面上放一个快捷方式。"
!insertmacro MUI_FUNCTION_DESCRIPTION_END
