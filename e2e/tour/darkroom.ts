import type { Browser, Page } from 'playwright-core';
import type { Pixels } from './comparison.js';

/** Develops pictures: what a browser has taken becomes a small file, and a file becomes pixels again. */
export class Darkroom {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser): Promise<Darkroom> {
    const room = new Darkroom(await browser.newPage());
    await room.page.evaluate(
      `globalThis.canvasOf = async (url, width) => {
        const picture = new Image();
        picture.src = url;
        await picture.decode();
        const canvas = document.createElement('canvas');
        canvas.width = width ?? picture.width;
        canvas.height = Math.round((picture.height * canvas.width) / picture.width);
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(picture, 0, 0, canvas.width, canvas.height);
        return canvas;
      }`,
    );
    return room;
  }

  /**
   * Makes a small file of a picture.
   *
   * @param width in pixels; null: as it is @param most bytes: below them, or as small as it gets
   */
  async develop(png: Buffer, width: number | null, most: number): Promise<Buffer> {
    for (const quality of [0.7, 0.5, 0.3, 0.15]) {
      const address: string = await this.page.evaluate(
        `canvasOf(${JSON.stringify(urlOf(png, 'png'))}, ${width}).then((canvas) => canvas.toDataURL('image/webp', ${quality}))`,
      );
      const file = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
      if (file.length <= most || quality === 0.15) return file;
    }
    throw new Error('No quality was tried.');
  }

  /** What is on a picture that was developed before. */
  async pixels(webp: Buffer): Promise<Pixels> {
    const { width, height, data }: { width: number; height: number; data: string } = await this.page.evaluate(
      `canvasOf(${JSON.stringify(urlOf(webp, 'webp'))}).then((canvas) => {
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
        let text = '';
        for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
        return { width, height, data: btoa(text) };
      })`,
    );
    return { width, height, data: new Uint8ClampedArray(Buffer.from(data, 'base64')) };
  }
}

const urlOf = (file: Buffer, kind: string): string => `data:image/${kind};base64,${file.toString('base64')}`;
