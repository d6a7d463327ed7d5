import type { FastifyInstance } from 'fastify';
import { documentPage, documentStyle } from './document-page.ts';
import { createOpenApiDocument } from './open-api-document.ts';
import { securityHeaders } from './request-guards.ts';

const pagePolicy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

/** `/openapi.json`: the contracts for programs; `/docs`: the same to read. Both hold nothing of any organisation. */
export async function addDocumentRoutes(app: FastifyInstance): Promise<void> {
  const document = await createOpenApiDocument();
  const json = JSON.stringify(document);
  const page = documentPage(document);
  app.get('/openapi.json', (_request, reply) => reply.type('application/json').send(json));
  app.get('/', (_request, reply) => reply.redirect('/docs'));
  app.get('/docs', (_request, reply) =>
    reply
      .headers({ ...securityHeaders, 'content-security-policy': pagePolicy })
      .type('text/html; charset=utf-8')
      .send(page),
  );
  app.get('/docs/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(documentStyle));
}
