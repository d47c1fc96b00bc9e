// Tables as spreadsheets write and read them (RFC 4180): cells in quotes where they need them.

/** Rows of cells. Separated by commas, or by semicolons or tabs where the first line has more of those. */
export function readCsv(text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  const count = (sign: string) => first.split(sign).length;
  const separator = [';', '\t'].find((sign) => count(sign) > count(',')) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const end = () => {
    row.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (letter === separator) end();
    else if (letter === '\n') {
      end();
      rows.push(row);
      row = [];
    } else cell += letter;
  }
  end();
  rows.push(row);
  return rows.filter((cells) => cells.some((each) => each !== ''));
}

/** A line. What a spreadsheet would carry out as a formula gets a mark in front, and control characters go. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => {
      const plain = cell.replace(/\p{Cc}+/gu, ' ');
      const safe = /^[=+\-@]./.test(plain) ? `'${plain}` : plain;
      return /[",]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',');
}
