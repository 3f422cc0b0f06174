import type { CDPSession } from 'playwright-core';
import type { Visit } from '../support/visit';

/** What has the focus, as the browser tells it to a screen reader. */
export interface Stop {
  readonly role: string;
  readonly name: string;
}

/** What is looked for: an accessible name, or the beginning of one, and a role where the name is not enough. */
export interface Wanted {
  readonly name: string | RegExp;
  readonly role?: 'button' | 'link' | 'heading' | 'textbox' | 'combobox' | 'radio' | 'checkbox' | 'summary';
  readonly back?: boolean;
}

/** Names that Chromium's tree of accessibility has for roles. */
const spoken: Readonly<Record<string, string>> = {
  ComboBoxSelect: 'combobox',
  DisclosureTriangle: 'summary',
  DisclosureTriangleGrouped: 'summary',
};

/** So many presses of Tab are the most that one way may take. */
const patience = 60;

/** A person who has no mouse: goes by keys alone, and cannot go on where the focus is not seen. */
export class Keyboard {
  private readonly unseen = new Set<string>();

  private constructor(
    private readonly visit: Visit,
    private readonly session: CDPSession,
  ) {}

  static async of(visit: Visit): Promise<Keyboard> {
    await visit.page.addInitScript(eye);
    await visit.page.evaluate(eye);
    return new Keyboard(visit, await visit.context.newCDPSession(visit.page));
  }

  /** Role and name of what has the focus. */
  async here(): Promise<Stop> {
    const { result } = await this.session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (result.objectId === undefined) return { role: 'none', name: '' };
    const { nodes } = await this.session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    const role = String(node?.role?.value ?? 'none');
    return { role: spoken[role] ?? role, name: String(node?.name?.value ?? '').trim() };
  }

  /** Presses a key, and looks where the focus is then. */
  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) await this.visit.page.keyboard.press(key);
    await this.look();
  }

  /** Presses Tab until what is looked for has the focus. @throws Error that says where it has been instead */
  async to(wanted: Wanted): Promise<void> {
    const been: string[] = [];
    for (let stop = 0; stop < patience; stop++) {
      await this.press(wanted.back ? 'Shift+Tab' : 'Tab');
      const here = await this.here();
      if (matches(here, wanted)) return;
      been.push(`${here.role} "${here.name}"`);
    }
    throw new Error(`Never came to ${wanted.role ?? ''} ${String(wanted.name)}. Was at:\n  ${been.join('\n  ')}`);
  }

  /** Waits until what is looked for has been given the focus. */
  async isAt(wanted: Wanted): Promise<void> {
    let here = await this.here();
    for (const end = Date.now() + 10_000; !matches(here, wanted); here = await this.here()) {
      if (Date.now() > end)
        throw new Error(`The focus is not at ${String(wanted.name)} but at ${here.role} "${here.name}"`);
      await this.visit.page.waitForTimeout(50);
    }
    await this.look();
  }

  /** Goes to a button or a link and presses Enter. */
  async use(wanted: Wanted): Promise<void> {
    await this.to(wanted);
    await this.visit.page.keyboard.press('Enter');
  }

  /** Goes to a field and types over what stands in it; a date, given as `YYYY-MM-DD`, as people write it. */
  async write(label: string, text: string): Promise<void> {
    await this.to({ name: label, role: 'textbox' });
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
    await this.visit.page.keyboard.press('Control+A');
    await this.visit.page.keyboard.type(year ? `${day}.${month}.${year}` : text);
  }

  /** Goes to a question that has its choices in sight, and to one of them by the arrows. */
  async choose(question: string, answer: string): Promise<void> {
    for (let stop = 0; ; stop++) {
      if (stop > patience) throw new Error(`Never came to the question ${question}`);
      await this.press('Tab');
      if ((await this.here()).role === 'radio' && (await this.question()).startsWith(question)) break;
    }
    const first = (await this.here()).name;
    for (let here = first; here !== answer;) {
      await this.press('ArrowDown');
      here = (await this.here()).name;
      if (here === first) throw new Error(`${question} has no answer ${answer}`);
    }
    if (first === answer) await this.press('Space');
  }

  /** Goes to a list of choices and down it until this one is chosen. */
  async select(label: string, choice: string | RegExp): Promise<void> {
    await this.to({ name: label, role: 'combobox' });
    const chosen = 'document.activeElement.selectedOptions[0]?.text ?? ""';
    for (let step = 0; step < patience; step++) {
      const text = await this.visit.page.evaluate<string>(chosen);
      if (typeof choice === 'string' ? text === choice : choice.test(text)) return;
      await this.visit.page.keyboard.press('ArrowDown');
    }
    throw new Error(`${label} has no choice ${String(choice)}`);
  }

  /** @throws Error when the focus has been somewhere without being seen there */
  expectSeen(): void {
    if (this.unseen.size > 0) throw new Error(`The focus was not seen at:\n  ${[...this.unseen].join('\n  ')}`);
  }

  private question(): Promise<string> {
    return this.visit.page.evaluate(
      `document.activeElement.closest('fieldset')?.querySelector('legend')?.innerText.trim() ?? ''`,
    );
  }

  /** Looks at what has the focus as somebody who has only eyes. */
  private async look(): Promise<void> {
    for (const fault of await this.visit.page.evaluate<string[]>('window.__look?.() ?? []')) this.unseen.add(fault);
  }
}

function matches({ role, name }: Stop, wanted: Wanted): boolean {
  if (wanted.role && role !== wanted.role) return false;
  return typeof wanted.name === 'string' ? name.startsWith(wanted.name) : wanted.name.test(name);
}

/**
 * Runs in the page: says what is wrong with how the focus is shown. It must have an outline or a shadow, on itself or on
 * what stands for it, which is gone when the focus is; it must be within the window, with nothing above it.
 */
const eye = `
  window.__look ??= (() => {
    let last;
    const words = (element) => element.outerHTML.slice(0, 120);
    const marks = (element) => [element, element.parentElement, element.nextElementSibling].filter(Boolean)
      .flatMap((each) => ['', '::before', '::after'].map((part) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each, part || null);
        const outline = outlineStyle === 'none' || parseFloat(outlineWidth) < 1 || /, 0\\)$/.test(outlineColor)
          ? '' : outlineStyle + outlineWidth + outlineColor;
        return outline + (boxShadow === 'none' ? '' : boxShadow);
      })).join('|');
    const inSight = (element) => {
      const shown = [element, ...(element.labels ?? [])].filter((each) => each.getBoundingClientRect().width > 1);
      return shown.some((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
        const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
        if (x < Math.max(left, 0) || y < Math.max(top, 0)) return false;
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (each.contains(hit) || hit.contains(each) && getComputedStyle(hit).position !== 'sticky');
      });
    };
    return () => {
      const faults = [];
      const here = document.activeElement;
      if (last && last.element !== here && last.element.isConnected && marks(last.element) === last.marks)
        faults.push('looks as without it: ' + words(last.element));
      last = undefined;
      if (!here || here === document.body) return faults;
      last = { element: here, marks: marks(here) };
      if (/^\\|*$/.test(last.marks)) faults.push('no mark: ' + words(here));
      if (!inSight(here)) faults.push('out of sight: ' + words(here));
      return faults;
    };
  })();`;
