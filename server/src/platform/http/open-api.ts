import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The description of the API, from the controllers and their comments. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Seatwise')
    .setDescription('Software-license management: devices, software, licenses, seats.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('session', { type: 'apiKey', in: 'cookie', name: 'session' })
    .build();
  return SwaggerModule.createDocument(app, options, {
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
}

/** Serves the description at /api/openapi.json and a page to browse it at /api/docs. */
export function registerApiDescription(app: NestFastifyApplication): void {
  let description: OpenAPIObject | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/openapi.json', () => {
    description ??= describeApi(app);
    return description;
  });
  SwaggerModule.setup('api/docs', app, () => (description ??= describeApi(app)), { raw: false });
}
