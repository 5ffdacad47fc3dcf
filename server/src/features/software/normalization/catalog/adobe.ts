import { app, component, group } from './entry.js';

/**
 * Years of Creative Cloud applications stay apart, as everywhere in Seatwise: named-user plans cover all of them, but
 * Adobe authorises only the two newest, and perpetual, device and enterprise-term licenses name their release. Whoever
 * licenses all years together puts all of them into one license's rule, or merges the products; what was merged by
 * a general rule could not be told apart again.
 */
const RELEASE = '[cc] [{v=cs|cs2|cs3|cs4|cs5|cs5.5|cs6}] [{year}] [cc]';

const CREATIVE_APPS = [
  'Photoshop',
  'Illustrator',
  'InDesign',
  'InCopy',
  'Premiere Pro',
  'After Effects',
  'Audition',
  'Animate',
  'Dreamweaver',
  'Media Encoder',
  'Bridge',
  'Prelude',
  'Character Animator',
  'Dimension',
  'Lightroom Classic',
  'Fireworks',
  'Flash Professional',
  'Flash Builder',
  'Encore',
  'SpeedGrade',
  'Edge Animate',
  'Muse',
  'Soundbooth',
  'Contribute',
] as const;

/** Perpetual generations are licensed one by one; "DC" and no word at all are today's subscription. */
const ACROBAT_RELEASE = '[dc] [{v=7|8|9|10>x|11>xi|x|xi}] [{year}]';

export const ADOBE = group('Adobe', { brands: ['adobe'], alsoReportedAs: ['Macromedia'] }, [
  app('Adobe Acrobat {v} Pro Extended', `acrobat ${ACROBAT_RELEASE} pro extended [{n}]`),
  app(
    'Adobe Acrobat {v} Pro {year}',
    `acrobat ${ACROBAT_RELEASE} (pro|professional) [dc]`,
    `acrobat (pro|professional) ${ACROBAT_RELEASE}`,
  ),
  app(
    'Adobe Acrobat {v} Standard {year}',
    `acrobat ${ACROBAT_RELEASE} standard [dc]`,
    `acrobat standard ${ACROBAT_RELEASE}`,
  ),
  app('Adobe Acrobat {year}', 'acrobat [dc] [{year}] [classic]', 'acrobat dc continuous'),
  app(
    'Adobe Acrobat Reader',
    'acrobat reader [dc|xi|x|{n}|{year}] [mui|dc|classic|continuous] [mui]',
    '!reader [dc|xi|x|{n}] [mui]',
    'adobe reader [dc|xi|x|{n}] [mui]',
    'reader dc',
    'pkg:acroread',
    'pkg:adobereader-enu',
  ),
  app('Adobe Reader Touch', '!reader touch'),
  app('Adobe Creative Cloud', 'creative cloud [desktop [app]]'),
  app(
    'Adobe Creative Suite {v} {e}',
    'creative suite {v=2|3|4|5|5.5|6} {e=master collection|design standard|design premium|design and web premium|web premium|production premium}',
  ),
  app(
    'Adobe {v} {e}',
    '!{v=cs3|cs4|cs5|cs5.5|cs6} {e=master collection|design standard|design premium|design and web premium|web premium|production premium}',
  ),
  app('Adobe Photoshop Elements {year}', 'photoshop elements {year}'),
  app('Adobe Photoshop Elements', 'photoshop elements [{n}]'),
  app('Adobe Premiere Elements {year}', 'premiere elements {year}'),
  app('Adobe Premiere Elements', 'premiere elements [{n}]'),
  app('Adobe Elements {year} Organizer', '!elements {year} organizer'),
  app(
    'Adobe Photoshop Lightroom',
    'photoshop lightroom [{n}]',
    'lightroom [{n}] [cc] [desktop]',
    'photoshop lightroom cc [{year}]',
  ),
  app('Adobe Lightroom Classic {year}', '[photoshop] lightroom classic [cc] [{year}]'),
  ...CREATIVE_APPS.filter((name) => name !== 'Lightroom Classic').map((name) => {
    const words = name.toLowerCase();
    const isCommonWord = [
      'Bridge',
      'Animate',
      'Audition',
      'Dimension',
      'Prelude',
      'Encore',
      'Muse',
      'Contribute',
      'Fireworks',
    ].includes(name);
    return app(`Adobe ${name} {v} {year}`, `${isCommonWord ? '!' : ''}${words} ${RELEASE}`);
  }),
  app('Adobe Photoshop (Beta)', 'photoshop beta'),
  app('Adobe XD', '!xd [cc] [{n}]', 'adobe xd', 'adobe.cc.xd'),
  app('Adobe Fresco', '!fresco'),
  app('Adobe Premiere Rush', 'premiere rush [cc] [{n}]'),
  app('Adobe Substance 3D {part}', 'substance 3d {part=painter|designer|sampler|stager|modeler} [{year}]'),
  app('Adobe FrameMaker {year}', 'framemaker {year}', 'framemaker {year} release'),
  app('Adobe FrameMaker', 'framemaker [{n}]'),
  app('Adobe RoboHelp {year}', 'robohelp {year}'),
  app('Adobe RoboHelp', 'robohelp [html] [{n}]'),
  app('Adobe Captivate {year}', 'captivate {year}'),
  app('Adobe Captivate', 'captivate [{n}]', 'captivate classic'),
  app('Adobe Presenter', '!presenter [{n}]'),
  app('Adobe ColdFusion {year}', 'coldfusion {year} [server]'),
  app('Adobe Connect', 'adobe connect [{n}] [desktop|application|app|add in]', '!connect [{n}]'),
  app('Adobe Digital Editions', 'digital editions [{n}]'),
  app('Adobe LiveCycle Designer', 'livecycle designer [es|es2|es4] [{n}]'),
  app('Adobe PageMaker', 'pagemaker [{n}]'),
  app('Adobe Experience Manager Desktop App', 'experience manager desktop [app]'),
  component('Adobe Flash Player {e}', 'flash player [{n}] [{e=activex>ActiveX|plugin>NPAPI|npapi>NPAPI|ppapi>PPAPI}]'),
  component('Adobe Shockwave Player', 'shockwave player [{n}]'),
  component('Adobe AIR', '!air [{n}]', 'adobe air'),
  component('Adobe Genuine Service', 'adobe genuine (service|software integrity service)', 'genuine service'),
  component('Adobe Refresh Manager', '!refresh manager'),
  component('Adobe Camera Raw', 'camera raw [{n}]'),
  component('Adobe Notification Client', '!notification client', 'adobe.notificationclient', 'adobenotificationclient'),
]);
