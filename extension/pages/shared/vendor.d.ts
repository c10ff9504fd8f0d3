// The build copies the npm library `qr` to vendor/qr.js beside pages/; in the source tree the file is not there.
declare module '*/vendor/qr.js' {
  export default function encodeQR(text: string, output: 'raw', options?: { ecc?: 'low' | 'medium' | 'quartile' | 'high'; border?: number }): boolean[][];
}
