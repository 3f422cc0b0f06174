interface Kept {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form's fields. */
  readonly form?: Readonly<Record<string, string>>;
}

/** What comes of following redirects: the answer that is none, and where it was had. */
export interface Landed {
  readonly url: URL;
  readonly answer: Response;
  readonly html: string;
}

const longestChase = 10;

/** What a browser does with cookies, redirects and forms, without a browser. Cookies are a host's, whatever its port. */
export class PlainBrowser {
  private kept: readonly Kept[] = [];

  /** Another one with the same cookies: what a thief of them has. */
  copy(): PlainBrowser {
    const other = new PlainBrowser();
    other.kept = this.kept;
    return other;
  }

  cookie(name: string): string | undefined {
    return this.kept.find((cookie) => cookie.name === name)?.value;
  }

  /** One request; a redirect is an answer like any other. */
  async send(address: string, { method = 'GET', headers = {}, form }: Sent = {}): Promise<Response> {
    const url = new URL(address);
    const cookies = this.kept.filter(
      ({ host, path }) => host === url.hostname && (url.pathname === path || url.pathname.startsWith(path)),
    );
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), ...headers },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line, url.hostname);
    return answer;
  }

  /** Follows redirects; those whose address `until` recognises are not followed any more. */
  async open(address: string, sent: Sent = {}, until: (url: URL) => boolean = () => false): Promise<Landed> {
    let url = new URL(address);
    let answer = await this.send(address, sent);
    for (let left = longestChase; left > 0; left--) {
      const location = answer.headers.get('location');
      if (location === null) return { url, answer, html: await answer.text() };
      url = new URL(location, url);
      if (until(url)) return { url, answer, html: '' };
      answer = await this.send(url.href);
    }
    throw new Error(`${address} leads on and on`);
  }

  /** As a page's script, or a `set-cookie` line, has it kept. */
  keep(line: string, host: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const of = (wanted: string): string | undefined =>
      attributes.find((each) => each.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const cookie = { name, value: value.join('='), host, path: of('path') ?? '/' };
    const expires = of('expires');
    const over = of('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
    const others = this.kept.filter((each) => each.name !== name || each.host !== host || each.path !== cookie.path);
    this.kept = over ? others : [...others, cookie];
  }
}

/** The session's cookie by its name of the contract. */
export const sessionCookie = '__Host-tovholder';

/**
 * Takes a browser to the demo provider's page and presses the button of a user.
 *
 * @returns the address that the provider sends the browser back to, not yet asked for
 */
export async function chooseUser(
  browser: PlainBrowser,
  { address, user, to = '/' }: { readonly address: string; readonly user: string; readonly to?: string },
): Promise<string> {
  const { url, html } = await browser.open(`${address}/sign-in?to=${encodeURIComponent(to)}`);
  if (!html.includes(`value="${user}"`)) throw new Error(`${url.pathname} has no button for ${user}`);
  const sent = { method: 'POST', form: { user } };
  const { url: back } = await browser.open(url.href, sent, ({ pathname }) => pathname === '/sign-in/callback');
  return back.href;
}

/** Signs a demo user in. @returns the path that the browser is sent to at last */
export async function signInPlainly(
  browser: PlainBrowser,
  who: { readonly address: string; readonly user: string; readonly to?: string },
): Promise<string | null> {
  const answer = await browser.send(await chooseUser(browser, who));
  return answer.headers.get('location');
}
