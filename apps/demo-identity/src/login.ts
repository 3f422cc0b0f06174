import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { District } from './directory';
import { findPerson } from './directory';
import { loginPage, overPage, policyOf } from './pages';
import { languageOf, words } from './words';

/** Where the provider sends a browser to be asked who it is. */
export const loginPath = '/login/';

const longestAnswer = 1_000;

/** Shows whom one can be, and tells the provider who was chosen. Everything else is the provider's. */
export function loginPages(
  provider: Provider,
  { districts, origins }: { readonly districts: readonly District[]; readonly origins: readonly string[] },
): RequestListener {
  const others = provider.callback();
  const show = (response: ServerResponse, status: number, html: string): void => {
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(origins),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(html);
  };
  const login = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
    const language = languageOf(interaction?.params['ui_locales']);
    if (interaction?.prompt.name !== 'login') {
      return show(response, 400, overPage(language, { title: words.over, back: origins[0] }));
    }
    if (request.method === 'POST') {
      const user = new URLSearchParams(await bodyOf(request)).get('user') ?? '';
      if (findPerson(districts, user)) {
        return provider.interactionFinished(request, response, { login: { accountId: user, remember: false } });
      }
    }
    show(response, 200, loginPage(districts, { language, action: `${loginPath}${interaction.uid}` }));
  };
  return (request, response) => {
    if (!request.url?.startsWith(loginPath)) return others(request, response);
    login(request, response).catch(() => {
      if (!response.headersSent) show(response, 500, overPage('da', { title: words.failed, back: origins[0] }));
    });
  };
}

/** A form's body, as far as one of ours can be long. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > longestAnswer) return '';
  }
  return body;
}
