import {html, nothing} from 'lit';
import {api} from './api.js';
import {DavyElement} from './element.js';
import {t} from './i18n.js';
import {route} from './route.js';
import {store} from './store.js';
import './action-form.js';
import './alarm-list.js';
import './flood.js';
import './incident-detail.js';
import './incident-list.js';
import './login.js';
import './note.js';
import './plant-map.js';
import './round-list.js';
import './top-bar.js';
import './trouble.js';
import './verdict-form.js';

const HALF_BEAT_MS = 500;

// The page: the login until somebody is in, then the console.
class DavyApp extends DavyElement {
  static properties = {me: {state: true}};

  constructor() {
    super();
    this.me = null;
    this.watch(route, 'change');
    this.watch(store, 'plant');
    this.addEventListener('entered', (e) => this.enter(e.detail));
    this.addEventListener('left', () => this.leave());
    store.addEventListener('denied', () => this.leave());
    setInterval(() => document.body.classList.toggle('beat'), HALF_BEAT_MS);
    api.me().then((me) => (me.error ? (this.me = {out: true}) : this.enter(me)));
  }

  enter(me) {
    this.me = me;
    if (!me.must_change) {
      store.start();
    }
  }

  leave() {
    store.stop();
    this.me = {out: true};
  }

  render() {
    if (this.me === null) {
      return nothing;
    }
    if (this.me.out || this.me.must_change) {
      return html`<davy-login .me=${this.me}></davy-login>`;
    }
    const tab = route.incident ? 'detail' : route.tab;
    return html`
      <davy-top-bar .user=${this.me.user}></davy-top-bar>
      <davy-trouble></davy-trouble>
      <davy-flood></davy-flood>
      <main class="screen tab-${tab}">
        <section class="pane pane-incidents" aria-label=${t('incidents')}><davy-incident-list></davy-incident-list><davy-round-list></davy-round-list></section>
        <section class="pane pane-alarms" aria-label=${t('alarms')}><davy-alarm-list></davy-alarm-list></section>
        <section class="pane pane-map" aria-label=${t('map')}><davy-plant-map></davy-plant-map></section>
        ${route.incident
          ? html`<section class="pane pane-detail" aria-label=${t('incident')}><davy-incident-detail .incident=${route.incident}></davy-incident-detail></section>`
          : nothing}
      </main>
      <nav class="tabs">
        ${['incidents', 'alarms', 'map'].map((name) => html`
          <a href="#/${name}" aria-current=${tab === name ? 'page' : 'false'}>${t(name)}</a>`)}
      </nav>
      <davy-action-form></davy-action-form>
      <davy-verdict-form></davy-verdict-form>
      <davy-note></davy-note>`;
  }
}

customElements.define('davy-app', DavyApp);
