const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML shows it. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] as string);

/** A sentence, broken between words and not within a date. */
export const sentence = (text: string): string => escaped(text).replaceAll(/\d{4}-\d\d-\d\d/g, '<span class="whole">$&</span>');

/** A row's name; one made of several takes a line for each, as in one line it would push the last figures off the page. */
export const rowName = (name: string): string => name.split(', ').map(escaped).join(',<br>');

/** A path such as `demand.calls.perDay`, which may go on in the next line after each of its dots. */
export const breakable = (text: string): string => escaped(text).replaceAll(/\.(?=[a-z])|(?<=[a-z])\.(?=\d)/gi, '.<wbr>');

export interface HtmlColumn<Row> {
  readonly title: string;
  /** HTML of the cell. */
  readonly html: (row: Row) => string;
  /** Numbers stand right. `wraps`: text that may take several lines. */
  readonly text?: true | 'wraps';
}

export function htmlTable<Row>(columns: readonly HtmlColumn<Row>[], rows: readonly Row[]): string {
  const of = ({ text }: HtmlColumn<Row>): string => (text === undefined ? '' : text === 'wraps' ? ' class="text wraps"' : ' class="text"');
  const head = columns.map((column) => `<th${of(column)}>${breakable(column.title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map((column) => `<td${of(column)}>${column.html(row)}</td>`).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** `91.5 % ±1.3` with the half width small, below the figure: side by side they would make tables wider than the page. */
export function withSmallWidth(text: string): string {
  const [value = '', width] = text.split(' ±');
  return width === undefined ? escaped(value) : `${escaped(value)} <small>±${escaped(width)}</small>`;
}

export const figure = (svg: string, caption: string): string => `<figure><figcaption>${escaped(caption)}</figcaption>${svg}</figure>`;

/** A remark, if there is one. */
export const remark = (text: string | undefined): readonly string[] => (text === undefined ? [] : [`<p class="soft">${escaped(text)}</p>`]);

export const section = (title: string, ...parts: readonly string[]): string =>
  `<section><h2>${escaped(title)}</h2>\n${parts.join('\n')}</section>`;
