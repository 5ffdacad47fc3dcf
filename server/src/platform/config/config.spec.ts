import { describe, expect, it } from 'vitest';
import { ConfigError, createConfig, readConfigValues } from './config.js';

describe('readConfigValues', () => {
  it('has a default for every variable', () => {
    const values = readConfigValues({});
    expect(values).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      ROLE: 'all',
      SAMPLE_DATA: false,
      DATABASE_URL: null,
    });
  });

  it.each([
    [{ PORT: 'web' }, /^PORT must be a whole number/],
    [{ PORT: '70000' }, /^PORT must be a whole number/],
    [{ ROLE: 'boss' }, /^ROLE must be one of all, web, worker/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be a URL/],
    [{ SECRET_KEY: 'short' }, /^SECRET_KEY must have at least 32/],
    [{ TIME_ZONE: 'Mars/Olympus' }, /^TIME_ZONE must be a time zone/],
    [{ ADMIN_EMAIL: 'a@b.test' }, /go together/],
    [{ ADMIN_EMAIL: 'me', ADMIN_PASSWORD: 'long enough to be one' }, /^ADMIN_EMAIL must be an e-mail address/],
    [{ ADMIN_EMAIL: 'a@b.test', ADMIN_PASSWORD: 'short' }, /^ADMIN_PASSWORD must have at least 12/],
    [{ METRICS_TOKEN: 'short' }, /^METRICS_TOKEN must have at least 16/],
    [{ METRICS_TOKEN: 'with a space in between' }, /^METRICS_TOKEN must have/],
    [{ SLOW_QUERY_MS: '-1' }, /^SLOW_QUERY_MS must be a whole number/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, /^OTEL_EXPORTER_OTLP_ENDPOINT must be a URL/],
    [{ OTEL_TRACES_SAMPLER_ARG: '10' }, /^OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1/],
    [{ OTEL_EXPORTER_OTLP_HEADERS: 'secret' }, /^OTEL_EXPORTER_OTLP_HEADERS must be name=value/],
    [{ TRUST_PROXY: '10.0.0.1' }, /^TRUST_PROXY must be true, false, or the number/],
  ])('stops with one readable line for %j', (environment, message) => {
    expect(() => readConfigValues(environment)).toThrow(ConfigError);
    expect(() => readConfigValues(environment)).toThrow(message);
  });

  it.each([
    ['', 0],
    ['false', 0],
    ['true', 1],
    ['2', 2],
  ])('believes as many proxies as TRUST_PROXY=%s says', (text, count) => {
    expect(readConfigValues({ TRUST_PROXY: text }).TRUST_PROXY).toBe(count);
  });

  it('reads the headers for the receiver of traces', () => {
    const { OTEL_EXPORTER_OTLP_HEADERS: headers } = readConfigValues({
      OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%2Cb==, x-scope = own ',
    });
    expect(headers).toEqual({ 'api-key': 'a,b==', 'x-scope': 'own' });
  });

  it('treats an empty text as absent', () => {
    expect(readConfigValues({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000, DATABASE_URL: null });
  });
});

describe('createConfig', () => {
  it('derives the public address from host and port', () => {
    expect(createConfig(readConfigValues({ HOST: '0.0.0.0', PORT: '80' }), 'k').publicUrl).toBe('http://localhost:80');
    expect(createConfig(readConfigValues({ HOST: '::1' }), 'k').publicUrl).toBe('http://[::1]:3000');
    expect(createConfig(readConfigValues({ PUBLIC_URL: 'https://seats.example/' }), 'k').publicUrl).toBe(
      'https://seats.example',
    );
  });
});
