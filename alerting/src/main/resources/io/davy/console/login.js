import {html, nothing} from 'lit';
import {api} from './api.js';
import {DavyElement} from './element.js';
import {language, t} from './i18n.js';
import {icons} from './icons.js';

// Name and password; and, after the one-time password, a password of one's own.
class DavyLogin extends DavyElement {
  static properties = {me: {}, error: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.error = '';
    this.busy = false;
    this.used = '';
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    this.error = await (this.me.must_change ? this.change(form) : this.login(form));
    this.busy = false;
    await this.updateComplete;
    this.querySelector('input[name=password],input[name=fresh]')?.focus();
  }

  async login(form) {
    this.used = form.get('password');
    const answer = await api.login(form.get('user'), this.used);
    if (answer.error) {
      return this.explain(answer);
    }
    this.dispatchEvent(new CustomEvent('entered', {detail: answer, bubbles: true}));
    return '';
  }

  async change(form) {
    if (form.get('fresh') !== form.get('again')) {
      return t('change.differ');
    }
    const answer = await api.password(form.get('old') ?? this.used, form.get('fresh'));
    if (answer.error) {
      return answer.error === 'unfit' ? t('change.unfit', {n: this.me.min_length}) : this.explain(answer);
    }
    this.dispatchEvent(new CustomEvent('entered', {detail: answer, bubbles: true}));
    return '';
  }

  explain(answer) {
    switch (answer.error) {
      case 'wrong': return t('login.wrong');
      case 'wait': return t('login.wait', {s: answer.wait});
      case 'nobody': return t('login.nobody');
      default: return t('login.failed');
    }
  }

  field(name, label, type, complete, extra = nothing) {
    return html`<label>${label}<input name=${name} type=${type} autocomplete=${complete} required maxlength="200">${extra}</label>`;
  }

  render() {
    const change = this.me.must_change;
    return html`<div class="login">
      <form @submit=${this.submit}>
        <h1>${icons.lamp()}<span>Davy<small>${t('login.note')}</small></span></h1>
        ${change
          ? html`<h2>${t('change.title')}</h2><p>${t('change.why')}</p>
              ${this.used ? nothing : this.field('old', t('password'), 'password', 'current-password')}
              ${this.field('fresh', t('change.fresh'), 'password', 'new-password', html`<small>${t('change.hint', {n: this.me.min_length})}</small>`)}
              ${this.field('again', t('change.again'), 'password', 'new-password')}`
          : html`${this.field('user', t('user'), 'text', 'username')}
              ${this.field('password', t('password'), 'password', 'current-password')}`}
        <p class="error" role="alert">${this.error}</p>
        <button class="primary" ?disabled=${this.busy}>${change ? t('change.do') : t('login')}</button>
        <button type="button" class="plain" @click=${() => language.set(language.code === 'en' ? 'ko' : 'en')}>${t('language')}</button>
      </form>
    </div>`;
  }
}

customElements.define('davy-login', DavyLogin);
