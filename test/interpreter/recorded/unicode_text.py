print("日本", len("日本"), "😀"[0], len("😀a"), "😀a"[::-1], repr("😀"), "é" == "\u00e9", "ß".upper(), "É".lower() == "é", f"{'日':>4}|")
print("a\\b", r"a\b", b"ab\x00", "tab\there", 'multi\
line', """tri
ple""", "\x41\u0042\101")
print(bytes([1,2]) if False else b"x", len(b"abc"))
