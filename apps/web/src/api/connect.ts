import { client } from '@tovholder/api-client';
import { currentLanguage } from '../language';

/** Tells the generated client where the API is and what every request carries. */
export function connectApi(): void {
  client.setConfig({ baseUrl: window.location.origin, credentials: 'same-origin' });
  client.interceptors.request.use((request) => {
    request.headers.set('Accept-Language', currentLanguage());
    // A page of another origin cannot set it: together with the session cookie it shows that the request is ours.
    request.headers.set('X-Tovholder-Request', '1');
    return request;
  });
}
