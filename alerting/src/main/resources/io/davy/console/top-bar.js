import {html} from 'lit';
import {api} from './api.js';
import {DavyElement} from './element.js';
import {time, utc} from './format.js';
import {language, nameOf, t} from './i18n.js';
import {icons, PRIORITIES, priorityIcon} from './icons.js';
import {sound} from './sound.js';
import {route} from './route.js';
import {sizes} from './out-of-service.js';
import {LISTS, store} from './store.js';

// Site, headline counts, whether the screen is live, clocks, switches.
class DavyTopBar extends DavyElement {
  static properties = {user: {}};

  constructor() {
    super();
    this.watch(store, 'state', 'status', 'plant', 'tick');
    this.watch(sound, 'change');
  }

  async logout() {
    await api.logout();
    this.dispatchEvent(new Event('left', {bubbles: true}));
  }

  title(unacked, stale) {
    const site = store.plant ? nameOf(store.plant.site, store.plant.site.id) : 'Davy';
    document.title = `${stale ? `${t('stale')} · ` : ''}${unacked > 0 ? `(${unacked}) ` : ''}${site}`;
    return site;
  }

  render() {
    const stale = store.stale();
    const unacked = store.unackedCount();
    const counts = store.counts();
    const listed = sizes();
    const now = store.now();
    return html`<header class="topbar">
      <div class="brand">${icons.lamp()}<span class="site">${this.title(unacked, stale)}</span></div>
      <div class="headline ${unacked > 0 ? 'urgent' : ''}" role="status">
        <b>${stale && unacked === 0 ? '?' : unacked}</b><span>${t('unacked')}</span>
      </div>
      <ul class="counts">${PRIORITIES.map((p) => html`
        <li class=${counts[p] ? '' : 'zero'}>${priorityIcon(p)}<b>${counts[p]}</b></li>`)}</ul>
      <div class="asides">${LISTS.slice(1).map((name) => html`<button class=${listed[name] ? '' : 'zero'} @click=${() => route.show(name)}>
        <b>${listed[name]}</b> ${t(`list.${name}`)}</button>`)}</div>
      <span class="grow"></span>
      <div class="link ${stale ? 'is-stale' : 'is-live'}"><i></i>${stale ? t('stale') : t('live')}</div>
      <dl class="clocks">
        <div><dt>${t('clock.site')}</dt><dd>${time(now)}</dd></div>
        <div class="utc"><dt>UTC</dt><dd>${utc(now)}</dd></div>
      </dl>
      ${sound.sounding ? html`<button class="horn" @click=${() => sound.silence()}>${icons.sound()}${t(sound.blocked ? 'horn.blocked' : 'horn.silence')}</button>` : ''}
      <div class="switches">
        <button class="plain" aria-pressed=${sound.on} title=${t(sound.on ? 'sound.on' : 'sound.off')}
          aria-label=${t('sound')} @click=${() => sound.toggle()}>${sound.on ? icons.sound() : icons.mute()}</button>
        <button class="plain lang" lang=${language.code === 'en' ? 'ko' : 'en'}
          @click=${() => language.set(language.code === 'en' ? 'ko' : 'en')}>${t('language')}</button>
        <button class="plain" title=${`${t('logout')} (${this.user})`} aria-label=${t('logout')} @click=${this.logout}>${icons.out()}</button>
      </div>
    </header>`;
  }
}

customElements.define('davy-top-bar', DavyTopBar);
