import * as L from 'leaflet';
import {measured, minute, time} from './format.js';
import {ruleName, t} from './i18n.js';
import {at, label} from './map-drawing.js';
import {box, OFFSETS, sides, sign} from './map-places.js';
import {alarmIcon, restIcon} from './map-symbols.js';
import {permitOf} from './out-of-service.js';
import {BAD_FROM, isUnacked, store} from './store.js';

// The sensors of one floor; a symbol is made anew only when its look has changed.
export class SensorLayer {
  #group = L.layerGroup();
  #marks = new Map();
  #map;
  #arranged = '';

  constructor(map) {
    this.#map = map;
    this.#group.addTo(map);
    map.on('zoomend viewreset', () => this.#arrange());
  }

  show(sensors) {
    this.#group.clearLayers();
    this.#arranged = '';
    this.#marks = new Map(sensors.map((s) => {
      const marker = L.marker(at(s.place), {icon: restIcon('silent'), keyboard: false, alt: s.tag});
      marker.bindTooltip(() => this.#tip(s), {className: 'map-tip', direction: 'top', offset: [0, -6]});
      marker.addTo(this.#group);
      return [s.tag, {sensor: s, marker, look: ''}];
    }));
    this.update();
  }

  update() {
    const alarms = store.bySensor();
    this.#marks.forEach((mark) => {
      const worst = alarms.get(mark.sensor.tag)?.[0];
      const look = worst ? `${worst.priority} ${isUnacked(worst)}` : this.#condition(mark.sensor);
      if (look !== mark.look) {
        mark.look = look;
        mark.marker.setIcon(worst ? alarmIcon(worst.priority, isUnacked(worst)) : restIcon(look));
        mark.marker.setZIndexOffset(worst ? 500 : 0);
      }
      this.#valueLabel(mark, worst);
      if (mark.marker.isTooltipOpen() && !mark.permanent) {
        mark.marker.setTooltipContent(this.#tip(mark.sensor));
      }
    });
    this.#arrange();
  }

  // The values that are shown: the sensor's mark and the room that its caption takes.
  #captions(far) {
    const shown = [...store.bySensor().keys()].map((tag) => this.#marks.get(tag)).filter((m) => m?.value);
    return shown.map((mark) => ({
      mark,
      point: this.#map.latLngToContainerPoint(mark.marker.getLatLng()),
      width: 10 + Math.max(mark.text.length * 8.2, far ? 0 : mark.sensor.tag.length * 7),
      height: far ? 20 : 34,
    }));
  }

  // What signs and values of alarms cover, so that nothing else is written over them.
  taken() {
    const far = this.#map.getContainer().classList.contains('far');
    return this.#captions(far).flatMap((c) => [sign(c.point), box(c.mark.value.options.direction, c)]);
  }

  // Captions of neighbours make room for each other; anew only when there are others or the scale is another.
  #arrange() {
    const far = this.#map.getContainer().classList.contains('far');
    const captions = this.#captions(far);
    const key = `${this.#map.getZoom()} ${this.#map.getSize()} ${far} ${captions.map((c) => c.mark.sensor.tag).join(' ')}`;
    if (key === this.#arranged) {
      return;
    }
    this.#arranged = key;
    const {x, y} = this.#map.getSize();
    sides(captions, [0, 0, x, y]).forEach((side, i) => {
      const {value} = captions[i].mark;
      value.options.direction = side;
      value.options.offset = L.point(OFFSETS[side]);
      value.update();
    });
  }

  // A sensor in alarm carries its value beside it.
  #valueLabel(mark, worst) {
    const {sensor, marker} = mark;
    if (!worst) {
      mark.value?.remove();
      mark.value = null;
      return;
    }
    const text = measured(store.newest(worst), worst.unit);
    if (!mark.value) {
      mark.value = L.tooltip({permanent: true, direction: 'right', offset: OFFSETS.right, className: 'map-label value-label', interactive: false})
        .setLatLng(marker.getLatLng());
      mark.value.addTo(this.#group);
      mark.text = '';
    }
    if (mark.text !== text) {
      mark.text = text;
      mark.value.setContent(label(text, sensor.tag));
    }
  }

  #condition(sensor) {
    if (permitOf(sensor.tag)) {
      return 'out';
    }
    const value = store.values.get(sensor.tag);
    return !value ? 'silent' : value[2] >= BAD_FROM ? 'bad' : store.fresh(sensor) ? 'ok' : 'silent';
  }

  #tip(sensor) {
    const value = store.values.get(sensor.tag);
    const alarms = store.bySensor().get(sensor.tag) ?? [];
    const permit = permitOf(sensor.tag);
    return label(
      sensor.tag,
      `${sensor.gas ?? t(`kind.${sensor.kind}`)}${sensor.machine ? ` · ${sensor.machine}` : ''}`,
      value ? `${measured(value[0], sensor.unit)} · ${time(value[1])}` : t('novalue'),
      value && value[2] > 0 ? t(`quality.${value[2]}`) : '',
      permit ? `${t('list.out')}: ${permit.permit}, ${t('until', {time: minute(permit.until, store.now())})}` : '',
      ...alarms.map((a) => `${t(`priority.${a.priority}`)}: ${ruleName(a.rule)} (${t(`state.${a.state}`)})`),
    );
  }
}
