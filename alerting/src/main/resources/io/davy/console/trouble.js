import {html, nothing} from 'lit';
import {DavyElement} from './element.js';
import {when} from './format.js';
import {has, said, t} from './i18n.js';
import {store} from './store.js';

// Says loudly when the screen cannot be trusted, and plainly what is wrong in Davy itself.
class DavyTrouble extends DavyElement {
  constructor() {
    super();
    this.watch(store, 'status', 'tick', 'plant');
  }

  render() {
    const stale = store.stale();
    document.body.classList.toggle('stale', stale !== null);
    const sick = (store.status?.health ?? []).filter((p) => !p.ok);
    return html`
      ${stale ? html`<div class="stale-banner" role="alert">
        <strong>${t('stale.since', {time: when(stale.since, store.now())})}</strong>
        <span>${stale.reasons.map((r) => html`<span>${t(`stale.${r.code}`, {part: r.part})} </span>`)}</span>
      </div>` : nothing}
      ${sick.length ? html`<div class="health-banner" role="alert"><b>${t('health')}</b>
        <ul>${sick.map((p) => html`<li><b>${has(`part.${p.part}`) ? t(`part.${p.part}`) : p.part}</b> ${said('health', p.detail)}</li>`)}</ul>
      </div>` : nothing}`;
  }
}

customElements.define('davy-trouble', DavyTrouble);
