import { AppModule } from '../app.module';
import { type OpenApiDocument, openApiDocument } from './document';
import { routesOf } from './routes';

/** Base path of every route of the contract. */
export const basePath = 'v1';
const contractVersion = '1.0.0';

/** The OpenAPI document of the whole application. */
export function contractDocument(): OpenApiDocument {
  return openApiDocument(routesOf(AppModule, basePath), contractVersion);
}
