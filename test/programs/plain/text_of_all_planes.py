"""Methods of text whose characters need not be of the first plane."""

print(repr(' a b '.strip()), repr(''.strip()), repr('  '.strip()), repr('  '.rstrip()), repr('  '.lstrip()), repr('xxhixx'.strip('x')), repr('a😀 '.rstrip()), repr('😀a😀'.strip('😀')), repr(' \n'.strip('')), repr('  a'.rstrip()), repr('a  '.lstrip()))
print('hELLO wORLD ß é😀'.swapcase(), ''.swapcase(), 'hELLO'.capitalize(), ''.capitalize(), 'éA'.capitalize(), '😀AB'.capitalize(), "they're bill's".title())
print('abc😀'.translate({97: 'xx', 98: None, 99: 100, 128512: 'y'}), ''.translate({}))
print('abab'.translate(str.maketrans('ab', 'xy')))
