"""Doubts: stretches of a source that may not be what its author wrote, as the reader and the cards show them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "doubt.tag": ("待核对", "check"),
    "doubt.tagged": ("待核对：{why}", "To be checked: {why}"),
    "doubt.recognition": (
        "这里是从图片识别的文字，把握不大，请对照原件核对。",
        "This was recognised from a picture with little confidence: compare it with the original.",
    ),
    "doubt.letter": (
        "数字里夹着字母“{letter}”，可能是“{digit}”之误，请对照原件核对。",
        "The letter “{letter}” stands inside a number and may be “{digit}”: compare it with the original.",
    ),
    "doubt.gap": (
        "数字中间有空格，可能本是一个数“{joined}”，请对照原件核对。",
        "A space stands inside a number, which may be “{joined}”: compare it with the original.",
    ),
    "doubt.twin": (
        "“{found}”可能是形近字“{likely}”之误，请对照原件核对。",
        "“{found}” may be “{likely}”, which looks alike: compare it with the original.",
    ),
    "doubt.mark": (
        "标点“{found}”重复或不成对，请对照原件核对。",
        "The mark “{found}” stands twice: compare it with the original.",
    ),
    "doubt.mojibake": (
        "这里像是乱码，请对照原件核对，或右击左边的材料，选“有乱码，换个方式重读”。",
        "This looks garbled: compare it with the original, or read the file in another encoding.",
    ),
    "doubt.repeat": (
        "这一段与前面第 {block} 段相同，选句时只算一次。",
        "This repeats paragraph {block} above; its sentences count once.",
    ),
}
