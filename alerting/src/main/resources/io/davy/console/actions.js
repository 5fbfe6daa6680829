import {api} from './api.js';
import {has, t} from './i18n.js';
import {store} from './store.js';

const ANSWER_MS = 10_000;

// Why something was not done, or not yet, in the page's language; in English where its word is not known.
const said = (code, text) => (has(`code.${code}`) ? t(`code.${code}`) : text ?? code ?? '');

// Officers' actions under way, and what came of them. Events: change, note (detail: {text, bad}).
class Actions extends EventTarget {
  #busy = new Set();
  #waiting = new Map();
  // An answer can overtake the reply to the request that asked for it.
  #early = new Map();

  constructor() {
    super();
    store.addEventListener('results', (e) => e.detail.forEach((r) => this.#answered(r)));
  }

  busy(target) {
    return this.#busy.has(target);
  }

  // Does it; says why it was refused, or nothing once the console has taken it. The words name what the button said, where one
  // type of action stands behind several.
  async act(type, target, more = {}, words = type) {
    this.#mark(target, true);
    const answer = await api.act(type, target, more);
    this.#mark(target, false);
    if (answer.error) {
      const why = has(`error.${answer.error}`) ? t(`error.${answer.error}`) : t('refused', {why: said(answer.error, answer.message)});
      this.#note(why, true);
      return why;
    }
    const asked = {done: t(has(`done.${words}`) ? `done.${words}` : `done.${type}`), left: new Set(answer.actions.map((a) => a.id)), refused: null};
    asked.left.forEach((id) => this.#waiting.set(id, asked));
    asked.left.forEach((id) => this.#early.has(id) && this.#answered(this.#early.get(id)));
    setTimeout(() => this.#giveUp(asked), ANSWER_MS);
    return null;
  }

  #answered(result) {
    const asked = this.#waiting.get(result.action);
    if (!asked) {
      this.#early.set(result.action, result);
      setTimeout(() => this.#early.delete(result.action), ANSWER_MS);
      return;
    }
    this.#waiting.delete(result.action);
    asked.left.delete(result.action);
    if (!result.accepted) {
      asked.refused = said(result.code, result.reason);
    } else if (result.code) {
      asked.done = said(result.code, result.reason);
    }
    if (asked.left.size === 0) {
      this.#note(asked.refused === null ? asked.done : t('refused', {why: asked.refused}), asked.refused !== null);
    }
  }

  #giveUp(asked) {
    if (asked.left.size > 0) {
      asked.left.forEach((id) => this.#waiting.delete(id));
      this.#note(t('noanswer'), true);
    }
  }

  #mark(target, on) {
    on ? this.#busy.add(target) : this.#busy.delete(target);
    this.dispatchEvent(new Event('change'));
  }

  #note(text, bad) {
    this.dispatchEvent(new CustomEvent('note', {detail: {text, bad}}));
  }
}

export const actions = new Actions();
