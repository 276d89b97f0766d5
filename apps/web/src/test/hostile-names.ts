// What somebody might be called who means harm: after the "big list of naughty strings" and the cases that DOMPurify is
// tested with. Each would call `ran` if it were ever more than text.
const call = 'ran(1)';

export const hostileNames: readonly string[] = [
  `<script>${call}</script>`,
  `"><script>${call}</script>`,
  `'><script>${call}</script>`,
  `</title><script>${call}</script>`,
  `</textarea><script>${call}</script>`,
  `</style><script>${call}</script>`,
  `<scr<script>ipt>${call}</scr</script>ipt>`,
  `<ScRiPt src=//evil.example/x.js></sCrIpT>`,
  `<script\u0000>${call}</script>`,
  `<script\u2028>${call}</script>`,
  `<script/x>${call}</script>`,
  `<img src=x onerror=${call}>`,
  `<img src=x onerror="${call}"//`,
  `<img/src="x"/onerror=${call}>`,
  `<img src=x:alert(1) onerror=eval(src)>`,
  `<IMG SRC="javascript:${call};">`,
  `<img """><script>${call}</script>">`,
  `<svg onload=${call}>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><a xlink:href="javascript:${call}"><text y=9>x</text></a></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to=javascript:${call}>`,
  `<math><mi//xlink:href="data:x,<script>${call}</script>">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${call}>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<template><script>${call}</script></template>`,
  `<iframe src=javascript:${call}></iframe>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<object data="data:text/html,<script>${call}</script>"></object>`,
  `<embed src="javascript:${call}">`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  `<link rel=stylesheet href="https://evil.example/x.css">`,
  `<body onpageshow=${call}>`,
  `<details open ontoggle=${call}>x</details>`,
  `<video><source onerror=${call}></video>`,
  `<marquee onstart=${call}>x</marquee>`,
  `<input autofocus onfocus=${call}>`,
  `<select autofocus onfocus=${call}>`,
  `<div style="background:url(javascript:${call})">x</div>`,
  `<div style="width:expression(${call})">x</div>`,
  `" onmouseover="${call}" x="`,
  `' onmouseover='${call}' x='`,
  `\` onmouseover=${call} \``,
  `x" autofocus onfocus=${call} "`,
  `javascript:${call}`,
  `JaVaScRiPt:${call}`,
  ` javascript:${call}`,
  `java\nscript:${call}`,
  `java\tscript:${call}`,
  `\u0001javascript:${call}`,
  `javascript&colon;${call}`,
  `javascript://%0a${call}`,
  `vbscript:${call}`,
  `data:text/html,<script>${call}</script>`,
  `data:text/html;base64,PHNjcmlwdD5yYW4oMSk8L3NjcmlwdD4=`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `&#60;script&#62;${call}&#60;/script&#62;`,
  `\\u003cscript\\u003e${call}\\u003c/script\\u003e`,
  `{{constructor.constructor('${call}')()}}`,
  `\${${call}}`,
  `<!--><img src=x onerror=${call}>-->`,
  `<![CDATA[><img src=x onerror=${call}>]]>`,
  `[x](javascript:${call})`,
  `![x](x "onerror=${call}")`,
  `__proto__`,
  `\u202egnp.<script>${call}</script>`,
];

const schemes = new Set(['http:', 'https:', 'mailto:', 'blob:']);
const opens = new Set(['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'ping', 'srcset']);
const neverThere =
  'script, iframe, object, embed, base, meta, link, frame, math, template, noscript, foreignObject, animate, set';

const leadsOut = (value: string): boolean => !schemes.has(new URL(value, location.href).protocol);
function faultOf({ name, value }: Attr): string | null {
  if (name.startsWith('on') || name === 'srcdoc') return 'runs';
  if (name === 'style' && /url\(|expression|@import/iu.test(value)) return 'loads';
  return opens.has(name) && leadsOut(value) ? 'leads out' : null;
}
/** What in a page could run, load or lead somewhere, in words. */
export function faultsIn(root: Element): readonly string[] {
  const planted = [...root.querySelectorAll(neverThere)].map((element) => `<${element.localName}>`);
  const attributes = [...root.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].flatMap((attribute) => {
      const fault = faultOf(attribute);
      return fault === null ? [] : [`<${element.localName} ${attribute.name}="${attribute.value}"> ${fault}`];
    }),
  );
  return [...planted, ...attributes];
}
