import {en} from './texts-en.js';
import {ko} from './texts-ko.js';

const texts = {en, ko};
const KEY = 'davy-language';

class Language extends EventTarget {
  constructor() {
    super();
    const stored = localStorage.getItem(KEY);
    this.code = stored in texts ? stored : document.documentElement.lang in texts ? document.documentElement.lang : 'en';
    document.documentElement.lang = this.code;
  }

  set(code) {
    this.code = code;
    localStorage.setItem(KEY, code);
    document.documentElement.lang = code;
    this.dispatchEvent(new Event('change'));
  }
}

export const language = new Language();

// The text of a key, with {name} filled in; a key that no text has is shown as it is.
export function t(key, values = {}) {
  const text = texts[language.code][key] ?? en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const has = (key) => key in en;

// A plant's own name for a thing, or its id.
export function nameOf(thing, fallback) {
  const name = thing?.name;
  const [first, second] = language.code === 'ko' ? [name?.ko, name?.en] : [name?.en, name?.ko];
  return first ?? second ?? fallback;
}

// A short English phrase of Davy's own, with its figures, in the page's language; as it is where the texts do not have it.
export function said(kind, phrase) {
  const figures = [];
  const shape = (phrase ?? '').replace(/\d+(\.\d+)?/g, (n) => `#${figures.push(n)}`);
  return has(`${kind}.${shape}`) ? t(`${kind}.${shape}`, Object.fromEntries(figures.map((n, i) => [`n${i + 1}`, n]))) : phrase ?? '';
}

// Where a zone has several votes, each is named after its gas and limit too: gas_vote_h2s_high; what is said is that of any vote.
const VOTE = /^(gas_vote(?:_blind)?)_([a-z0-9]+)_(high_high|high|low_low|low)$/;

// The name under which the texts have a rule.
export const ruleKey = (rule) => VOTE.exec(rule)?.[1] ?? rule;

// Rules have stable names, such as gas_high; one that the texts do not know is made readable.
export function ruleName(rule) {
  if (has(`rule.${rule}`)) {
    return t(`rule.${rule}`);
  }
  const [, vote, , limit] = VOTE.exec(rule) ?? [];
  if (vote) {
    return `${t(`rule.${vote}`)} (${t(`rule.${limit}`)})`;
  }
  const [, kind, level] = /^(\w+?)_(high_high|high|low_low|low|rate_of_rise|above_background)$/.exec(rule) ?? [];
  return kind && has(`kind.${kind.toUpperCase()}`) ? `${t(`kind.${kind.toUpperCase()}`)} ${t(`rule.${level}`)}` : rule.replaceAll('_', ' ');
}

export function hazardName(hazard, gas) {
  return gas ? `${gas}` : t(`hazard.${hazard}`);
}
