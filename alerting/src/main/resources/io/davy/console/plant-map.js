import {html, nothing} from 'lit';
import * as L from 'leaflet';
import {DavyElement} from './element.js';
import {nameOf, language, t} from './i18n.js';
import {icons} from './icons.js';
import {boundsOf, drawFloor} from './map-drawing.js';
import {IncidentLayer} from './map-incidents.js';
import {legend} from './map-legend.js';
import {RobotLayer} from './map-robots.js';
import {SensorLayer} from './map-sensors.js';
import {wind} from './map-wind.js';
import {route} from './route.js';
import {store} from './store.js';

const FEW_PIXELS_A_METRE = 6;

// The plant's plan in its own metres, one floor at a time.
class DavyPlantMap extends DavyElement {
  static properties = {floor: {state: true}};

  constructor() {
    super();
    this.floor = null;
    this.watch(store, 'plant', 'state', 'values');
    this.watch(route, 'change');
  }

  firstUpdated() {
    const box = this.querySelector('.map');
    this.map = L.map(box, {crs: L.CRS.Simple, zoomSnap: 0, zoomDelta: 0.5, minZoom: -4, maxZoom: 6, zoomAnimation: false,
      fadeAnimation: false, attributionControl: false, zoomControl: false});
    L.control.zoom({position: 'topright'}).addTo(this.map);
    L.control.scale({imperial: false, position: 'bottomleft'}).addTo(this.map);
    this.map.setView([0, 0], 0);
    this.incidents = new IncidentLayer(this.map);
    this.robots = new RobotLayer(this.map);
    this.sensors = new SensorLayer(this.map);
    this.wide = new ResizeObserver(() => {
      this.map.invalidateSize({animate: false});
      this.moved || this.fit();
    });
    this.wide.observe(box);
    this.map.on('viewreset zoom', () => this.scaled());
    this.map.on('dragstart', () => (this.moved = true));
    box.addEventListener('wheel', () => (this.moved = true), {passive: true});
    const draw = () => this.drawMoving();
    ['state', 'values', 'tick'].forEach((e) => store.addEventListener(e, draw));
    language.addEventListener('change', () => (this.drawnPlant = null));
  }

  willUpdate() {
    const floors = store.plant?.floors ?? [];
    if (!floors.some((f) => f.id === this.floor)) {
      this.floor = floors[0]?.id ?? null;
    }
    if (route.incident !== this.followed) {
      const place = store.incidents.get(route.incident)?.place;
      if (place?.floor || route.incident === null) {
        this.followed = route.incident;
        this.floor = place?.floor ?? this.floor;
      }
    }
  }

  updated() {
    if (store.plant && (this.drawnPlant !== store.plant || this.drawnFloor !== this.floor || this.drawnIn !== language.code)) {
      const another = this.drawnFloor !== this.floor || this.drawnPlant !== store.plant;
      this.drawnPlant = store.plant;
      this.drawnFloor = this.floor;
      this.drawnIn = language.code;
      this.still?.remove();
      this.still = drawFloor(store.plant, this.floor).addTo(this.map);
      this.robots.clear();
      this.sensors.show(store.plant.sensors.filter((s) => s.place.floor === this.floor));
      if (another) {
        this.fit();
      }
    }
    this.drawMoving();
  }

  drawMoving() {
    if (store.plant && this.drawnFloor) {
      this.sensors.update();
      this.incidents.update(this.floor);
      this.robots.update(this.floor, this.sensors.taken());
    }
  }

  // A change of scale must not look like robots on the run; and far away there is no room for every name.
  scaled() {
    const classes = this.map.getContainer().classList;
    classes.toggle('far', 2 ** this.map.getZoom() < FEW_PIXELS_A_METRE);
    classes.add('jump');
    requestAnimationFrame(() => requestAnimationFrame(() => classes.remove('jump')));
  }

  fit() {
    if (store.plant && this.floor) {
      this.moved = false;
      this.map.fitBounds(boundsOf(store.plant, this.floor), {animate: false, paddingTopLeft: [6, 54], paddingBottomRight: [6, 30]});
    }
  }

  // A floor that is not shown must not hide its alarms.
  badge(floor) {
    const tags = new Set(store.plant.sensors.filter((s) => s.place.floor === floor).map((s) => s.tag));
    const n = store.standing().filter((a) => tags.has(a.sensor)).length;
    return n > 0 ? html`<b class="badge">${n}</b>` : nothing;
  }

  render() {
    return html`<div class="map"></div>
      <div class="map-tools">
        <div class="floors" role="group" aria-label=${t('floors')}>${(store.plant?.floors ?? []).map((f) => html`
          <button aria-pressed=${f.id === this.floor} @click=${() => (this.floor = f.id)}>${nameOf(f, f.id)}${this.badge(f.id)}</button>`)}</div>
        <button class="fit" title=${t('fit')} aria-label=${t('fit')} @click=${() => this.fit()}>${icons.fit()}</button>
        ${wind()}
      </div>
      ${legend()}`;
  }
}

customElements.define('davy-plant-map', DavyPlantMap);
