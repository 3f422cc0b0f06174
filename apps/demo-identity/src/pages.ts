import { createHash } from 'node:crypto';
import { type District, findPerson, type Person } from './directory';
import { type Language, type Localized, suggestions, words } from './words';

const style = `
:root{color-scheme:light;font:1rem/1.5 'IBM Plex Sans',system-ui,-apple-system,'Segoe UI',sans-serif;color:#1a1a1a;background:#fff}
*{box-sizing:border-box}
body{margin:0}
header{border-bottom:1px solid #dcdcdc}
header p{max-width:75rem;margin:0 auto;padding:1rem 1.5rem;font-weight:600}
main{max-width:75rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1{margin:0 0 .5rem;font-size:2rem;line-height:1.25}
h2{margin:3rem 0 1rem;font-size:1.5rem;line-height:1.25}
h3{margin:0 0 .5rem;font-size:1rem}
.lead{margin:0 0 1rem;max-width:45rem}
.first{background:#f5f5f5;padding:1.5rem;margin-top:2rem}
.first h2{margin-top:0}
.cards,.organisations{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
.organisations{gap:2rem 1.5rem;grid-template-columns:repeat(auto-fill,minmax(min(14rem,100%),1fr))}
ul{list-style:none;margin:0;padding:0}
nav ul{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
a{color:#0059b3}a:hover{color:#004080}
form{margin:0}
button{display:block;width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;text-align:left;color:#1a1a1a;background:#fff;border:1px solid #747474;border-radius:4px;cursor:pointer}
.organisations li+li{margin-top:.5rem}
.cards button{display:grid;align-content:start;height:100%;padding:1rem;border-color:#0059b3}
button:hover{border-color:#0059b3;background:#f0f6fc}
button:focus-visible,a:focus-visible{outline:4px solid #747474;outline-offset:2px}
button strong{display:block;color:#0059b3}
.organisations button strong{font-weight:600}
button span{display:block;color:#454545;font-size:.875rem}
.cards button span.sees{margin-top:.5rem;color:#1a1a1a;font-size:1rem}
`;

/** Sends the form that ends the provider's session; without scripts a button does. */
const sendForm = `const field=document.createElement('input');field.type='hidden';field.name='logout';field.value='yes';document.forms[0].append(field);document.forms[0].submit();`;

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the pages may load and where their forms may lead: back to the applications that the provider serves. */
export function policyOf(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    `script-src ${sourceOf(sendForm)}`,
    'img-src data:',
    ["form-action 'self'", ...origins].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** The page that shows whom one can be: a button for each, in one form that works without scripts. */
export function loginPage(
  districts: readonly District[],
  { language, action }: { readonly language: Language; readonly action: string },
): string {
  const say = (text: Localized): string => escaped(text[language]);
  const first = suggestions.flatMap(({ userName, sees }) => {
    const found = findPerson(districts, userName);
    if (!found) return [];
    const { person, organisation } = found;
    const title = `${say(person.post)}, ${say(organisation.name)}`;
    return [button(person, { title, more: `<span class="sees">${say(sees)}</span>` })];
  });
  const jumps = districts.map(({ id, name }) => `<li><a href="#${escaped(id)}">${say(name)}</a></li>`);
  return page(language, {
    title: words.title,
    body: `<p class="lead">${say(words.lead)}</p>
<form method="post" action="${escaped(action)}">
${first.length === 0 ? '' : `<section class="first" aria-labelledby="first"><h2 id="first">${say(words.tryAs)}</h2><ul class="cards">${first.join('\n')}</ul></section>`}
${districts.length < 2 ? '' : `<nav aria-labelledby="everyone"><h2 id="everyone">${say(words.everyone)}</h2><ul>${jumps.join('\n')}</ul></nav>`}
${districts.map((district) => sectionOf(district, say)).join('\n')}
</form>`,
  });
}

/** What is shown when a sign-in cannot go on, with the way back to the application. */
export function overPage(language: Language, { title, back }: { title: Localized; back: string | undefined }): string {
  const link = back === undefined ? '' : `<p><a href="${escaped(back)}">${escaped(words.back[language])}</a></p>`;
  return page(language, { title, body: `<p class="lead">${escaped(words.overText[language])}</p>${link}` });
}

/** Ends the provider's session by the library's own form, without a further question: the application has asked. */
export function signOutPage(language: Language, form: string): string {
  return page(language, {
    title: words.signingOut,
    body: `${form}<p><button form="op.logoutForm" name="logout" value="yes">${words.signOut[language]}</button></p>
<script>${sendForm}</script>`,
  });
}

function sectionOf({ id, name, organisations }: District, say: (text: Localized) => string): string {
  const listed = organisations.map(
    (organisation) =>
      `<section><h3>${say(organisation.name)}</h3><ul>${organisation.people
        .map((person) => button(person, { title: say(person.post) }))
        .join('\n')}</ul></section>`,
  );
  return `<section aria-labelledby="${escaped(id)}"><h2 id="${escaped(id)}">${say(name)}</h2><div class="organisations">${listed.join('\n')}</div></section>`;
}

/** `title` and `more` are HTML already. */
function button({ userName, name }: Person, { title, more = '' }: { title: string; more?: string }): string {
  return `<li><button name="user" value="${escaped(userName)}"><strong>${title}</strong> <span>${escaped(name)}</span>${more}</button></li>`;
}

function page(language: Language, { title, body }: { title: Localized; body: string }): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title[language])} – Tovholder</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><p>Tovholder</p></header><main><h1>${escaped(title[language])}</h1>
${body}</main></body></html>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
