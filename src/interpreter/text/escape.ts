const named: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What `repr` escapes: control characters, separators but the space, unassigned and lone surrogates. */
const unprintable = /[\\\n\r\t]|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** A str as `repr` writes it. */
export function escapeText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(unprintable, (character) => named[character] ?? escapeCode(character.codePointAt(0) ?? 0));
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}

function escapeCode(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** Bytes as `repr` writes them. */
export function escapeBytes(data: string): string {
  const quote = data.includes("'") && !data.includes('"') ? '"' : "'";
  let body = '';
  for (const unit of data) {
    const code = unit.charCodeAt(0);
    if (unit === quote) body += `\\${unit}`;
    else body += named[unit] ?? (code < 32 || code > 126 ? `\\x${code.toString(16).padStart(2, '0')}` : unit);
  }
  return `b${quote}${body}${quote}`;
}
