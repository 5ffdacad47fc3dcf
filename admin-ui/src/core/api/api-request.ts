declare const answerType: unique symbol;

/**
 * A request to the server as a value, made by the generated functions in `api/`: nothing is sent until
 * {@link Api.send} or {@link apiResource} gets it.
 *
 * @typeParam Answer what the server answers when it goes well
 */
export interface ApiRequest<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Address with its query. */
  readonly url: string;
  readonly body?: unknown;
  /** Never set: carries the type of the answer. */
  readonly [answerType]?: Answer;
}

/**
 * The address with its query. Several values repeat the parameter; `undefined`, `null` and `''` are left out, because the
 * server refuses parameters without a value.
 */
export function withQuery(path: string, params: object | undefined): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params ?? {})) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined && single !== null && single !== '') query.append(key, String(single));
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
