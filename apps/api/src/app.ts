import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module';
import { prepareServer } from './http/server';
import { traceIdOf } from './http/trace';
import { basePath, contractDocument } from './openapi/contract';
import type { OpenApiDocument } from './openapi/document';
import { NestLog } from './platform/logging';
import type { Platform } from './platform/platform.module';
import { ProblemFilter } from './problems/problem.filter';
import { IdentityProvider } from './sessions/identity-provider';
import { serveSignIn } from './sessions/sign-in.routes';
import { Sessions } from './sessions/sessions';
import { serveWeb } from './web/serve-web';

const bodyLimitBytes = 256 * 1024;

/** The application over its platform, not yet listening. */
export async function createApplication(platform: Platform): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    genReqId: ({ headers }: IncomingMessage) => traceIdOf(headers),
    requestIdHeader: false,
  });
  prepareServer(adapter.getInstance(), platform);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(platform), adapter, {
    bodyParser: false,
    logger: new NestLog(platform.log),
  });
  app.setGlobalPrefix(basePath);
  app.useGlobalFilters(new ProblemFilter(platform.log));
  serveDocument(app, contractDocument());
  const server: FastifyInstance = adapter.getInstance();
  serveSignIn(server, { ...platform, sessions: app.get(Sessions), provider: app.get(IdentityProvider) });
  if (platform.settings.web.root !== undefined) await serveWeb(server, platform.settings.web.root);
  return app;
}

/** The document at both addresses, and a page for trying it that needs no network. */
function serveDocument(app: NestFastifyApplication, document: OpenApiDocument): void {
  const server = app.getHttpAdapter().getInstance();
  for (const path of ['/openapi.json', `/${basePath}/openapi.json`]) {
    server.get(path, async (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
  }
  SwaggerModule.setup('docs', app, document as unknown as OpenAPIObject, {
    raw: false,
    customSiteTitle: 'Tovholder',
    swaggerOptions: { persistAuthorization: true },
  });
}
