import { escaped } from './html.js';
import { STYLE } from './style.js';

/** One self-contained page: no script, no font, no picture from anywhere. Reads on paper as on a screen. */
export const pageHtml = (title: string, sections: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${sections.join('\n')}
</body>
</html>
`;
