/**
 * Evaluated in the page: which key takes the focus nearer to a target, for somebody without a mouse. Tab leads from stop
 * to stop, arrows lead within a menu, a list of options, a group of radio buttons and the rows of a table.
 */
globalThis.nextKey ??= (() => {
  const stopSelector =
    'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable="true"]';
  const actSelector = `${stopSelector}, [role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"], [role="option"]`;
  const rowSelector = 'tbody tr[tabindex]';
  const layerSelector = 'cdk-dialog-container, .app-popover[role="dialog"]';
  /** Has the focus where nothing else has it: not what anybody meant. */
  const surroundings = 'main, [role="dialog"], [role="alertdialog"], body';

  const within = (outer, inner) => outer !== null && outer !== undefined && outer.contains(inner);
  const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
  const isRadio = (element) => element.matches('input[type="radio"][name]:not([name=""])');
  const groupOf = (radio) =>
    [...document.querySelectorAll(`input[type="radio"][name="${CSS.escape(radio.name)}"]:enabled`)].filter(
      (other) => other.form === radio.form,
    );

  function describe(element) {
    if (element === null || element === undefined || element === document.body) return 'nothing';
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return `${role} "${name.trim().replace(/\s+/g, ' ').slice(0, 60)}"`;
  }

  function isStop(element) {
    if (element.tabIndex < 0 || element.matches(':disabled, .cdk-focus-trap-anchor') || !isVisible(element))
      return false;
    if (element.closest('[inert]') !== null) return false;
    if (!isRadio(element)) return true;
    const group = groupOf(element);
    return element === (group.find((radio) => radio.checked) ?? group[0]);
  }

  const layers = () => [...document.querySelectorAll(layerSelector)].filter(isVisible);

  /** Tab, as often as it takes; the shorter way round where the focus stays within something. */
  function tabTo(stop, active) {
    const layer = layers().findLast((each) => each.contains(stop));
    const stops = [...(layer ?? document).querySelectorAll(stopSelector)].filter(isStop);
    const to = stops.indexOf(stop);
    if (to < 0) return { failure: 'is no stop of the Tab key' };
    const isBefore = (other) => Boolean(active.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING);
    const before = active === document.body ? 0 : stops.filter(isBefore).length;
    const at = stops.indexOf(active);
    let times = at >= 0 ? to - at : to >= before ? to - before + 1 : to - before;
    if (layer && Math.abs(times) > stops.length / 2) times -= Math.sign(times) * stops.length;
    return { key: times < 0 ? 'Shift+Tab' : 'Tab', times: Math.abs(times) };
  }

  function arrowTo(items, from, to) {
    const times = items.indexOf(to) - items.indexOf(from);
    return { key: times < 0 ? 'ArrowUp' : 'ArrowDown', times: Math.abs(times) };
  }

  /** Also whoever sees has to find the focus. */
  function arrived(press, shown) {
    const box = shown.getBoundingClientRect();
    const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const marked = [shown, shown.parentElement, shown.cells?.[0]].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    const isItem = shown.matches('[role^="menuitem"]');
    return { arrived: true, press, hidden: !inView ? 'out of view' : marked || isItem ? null : 'not marked' };
  }

  function toOption(option, active) {
    const list = option.closest('[role="listbox"]');
    const owner = [...document.querySelectorAll('[aria-controls], [aria-owns]')].find((element) =>
      [element.getAttribute('aria-controls'), element.getAttribute('aria-owns')].includes(list?.id),
    );
    if (!owner) return { wait: 'its list belongs to no field' };
    if (owner !== active) return tabTo(owner, active);
    const current = owner.getAttribute('aria-activedescendant');
    if (current !== null && current === option.id) return { arrived: true, press: 'Enter', hidden: null };
    const options = [...list.querySelectorAll('[role="option"]:not([aria-disabled="true"])')];
    const from = options.find(({ id }) => id === current);
    return from ? arrowTo(options, from, option) : { key: 'ArrowDown', times: 1 };
  }

  function toMenuItem(item, active) {
    const menu = item.closest('[role="menu"]');
    if (!within(menu, active)) return { wait: 'the focus is not in the menu' };
    if (active === item) return arrived('Enter', item);
    const items = [...menu.querySelectorAll('[role^="menuitem"]')];
    return items.includes(active) ? arrowTo(items, active, item) : { key: 'ArrowDown', times: 1 };
  }

  function toRadio(radio, active) {
    const group = groupOf(radio);
    if (active === radio) return arrived(radio.checked ? null : 'Space', radio);
    return group.includes(active) ? arrowTo(group, active, radio) : tabTo(group.find(isStop), active);
  }

  /** What a key does on a row; `null` for a stop of its own within the row. */
  function keyOnRow(row, control) {
    if (control === row || control.matches('a.row-link')) return 'Enter';
    if (control.matches('[data-row-menu]')) return 'Shift+F10';
    return control.matches('td.select input') ? 'Space' : null;
  }

  function toRow(row, active) {
    const body = row.closest('tbody');
    if (!within(body, active)) return tabTo([...body.rows].find((each) => each.tabIndex === 0) ?? row, active);
    return arrowTo([...body.rows], active.closest('tr'), row);
  }

  function keyOf(control) {
    if (control.matches('input:is([type="checkbox"], [type="radio"])')) return 'Space';
    if (control.matches('[role="combobox"]'))
      return control.getAttribute('aria-expanded') === 'true' ? null : 'ArrowDown';
    if (control.matches('input:not([type="submit"], [type="button"]), select, textarea')) return null;
    return 'Enter';
  }

  function next(control, active) {
    if (control.matches('[role="option"]')) return toOption(control, active);
    if (control.matches('[role^="menuitem"]')) return toMenuItem(control, active);
    if (isRadio(control)) return toRadio(control, active);
    const row = control.closest(rowSelector);
    if (row) {
      const key = control.tabIndex < 0 || control === row ? keyOnRow(row, control) : null;
      if (key !== null && active === row) return arrived(key, row);
      if (key !== null || !within(row, active)) return toRow(row, active);
    }
    return active === control ? arrived(keyOf(control), control) : tabTo(control, active);
  }

  return (target) => {
    const active = document.activeElement ?? document.body;
    const focus = describe(active);
    if (!target.isConnected) return { gone: true, focus };
    const control = target.control ?? target.closest(actSelector);
    if (control === null || control.matches(surroundings)) return { focus, failure: 'is nothing that a key acts on' };
    if (control.matches(':disabled')) return { focus, wait: 'it is disabled' };
    // Until somebody has moved it, the focus of a page that was just loaded is nowhere.
    if (active !== document.body) document.wasFocused = true;
    else if (document.wasFocused) return { focus, wait: 'the focus was lost' };
    const layer = layers().at(-1);
    const above = (element) => element.closest('[role="menu"], [role="listbox"]') !== null;
    if (layer && !layer.contains(active) && !above(active)) return { focus, wait: 'the focus is behind the dialog' };
    if (layer && !layer.contains(control) && !above(control)) {
      if (layer.matches('.app-popover')) return { focus, key: 'Escape', times: 1 };
      return { focus, wait: 'it is behind a dialog' };
    }
    return { focus, ...next(control, active) };
  };
})();
