// The independent signer brings no types along. What tests ask of it.
declare module 'aws4' {
  interface Asked {
    readonly service: string;
    readonly region: string;
    readonly method?: string | undefined;
    readonly path?: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
    readonly extraHeadersToInclude: Readonly<Record<string, true>>;
  }
  export function sign(
    asked: Asked,
    by: { readonly accessKeyId: string; readonly secretAccessKey: string },
  ): { readonly headers?: Readonly<Record<string, unknown>> };
}
