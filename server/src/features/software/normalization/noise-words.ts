/** Words that name a processor architecture or word size, lower case. */
export const ARCHITECTURE_WORDS: ReadonlySet<string> = new Set([
  'x64',
  'x86',
  'x32',
  'x86_64',
  'x86-64',
  'x64-based',
  'amd64',
  'arm64',
  'aarch64',
  'armhf',
  'ia64',
  'i386',
  'i586',
  'i686',
  'win32',
  'win64',
  'winx64',
  '64bit',
  '32bit',
  '64-bit',
  '32-bit',
  '64bits',
  '32bits',
  '64-bits',
  '32-bits',
  '64-разрядная',
  '32-разрядная',
  '64位',
  '32位',
  '64ビット',
  '32ビット',
]);

/** Words that mean "bit" after a bare 32 or 64. */
export const BIT_WORDS: ReadonlySet<string> = new Set(['bit', 'bits', 'бит', '位', 'ビット', 'bity']);

/** Locale codes as installers write them, lower case with a hyphen. */
export const LOCALE_CODES: ReadonlySet<string> = new Set(
  (
    'af-za ar-sa ar-ae ar-eg az-latn-az be-by bg-bg bn-bd bn-in bs-latn-ba ca-es cs-cz cy-gb da-dk de-de de-at de-ch ' +
    'el-gr en-us en-gb en-au en-ca en-ie en-in en-nz en-za en-sg es-es es-mx es-ar es-cl es-co es-419 et-ee eu-es ' +
    'fa-ir fi-fi fil-ph fr-fr fr-ca fr-be fr-ch ga-ie gl-es gu-in he-il hi-in hr-hr hu-hu hy-am id-id is-is it-it ' +
    'it-ch ja-jp ka-ge kk-kz km-kh kn-in ko-kr lb-lu lo-la lt-lt lv-lv mk-mk ml-in mn-mn mr-in ms-my mt-mt nb-no ' +
    'ne-np nl-nl nl-be nn-no pa-in pl-pl pt-br pt-pt ro-ro ru-ru sk-sk sl-si sq-al sr-cyrl-rs sr-latn-rs sr-latn-cs ' +
    'sv-se sv-fi sw-ke ta-in te-in th-th tr-tr tt-ru uk-ua ur-pk uz-latn-uz vi-vn zh-cn zh-hk zh-tw zh-sg zh-hans zh-hant'
  ).split(' '),
);

/**
 * Short language and region codes. They count as noise only in brackets that hold nothing else but noise, as in
 * "(x64 de)": elsewhere they are too easily words.
 */
export const SHORT_LANGUAGE_CODES: ReadonlySet<string> = new Set(
  (
    'ar bg ca cs da de el en es et eu fa fi fr gl he hr hu id is it ja ko lt lv nb nl nn no pl pt ro ru sk sl sq sr ' +
    'sv th tr uk vi zh us gb uk br cn tw jp kr ach af an ast az be bn br bs cak cy dsb eo ff fur ga gd gn gu hi hsb ' +
    'hy ia ka kab kk km kn lij ltg mk mr ms my ne oc pa rm sat sc sco si son szl ta te tg tl trs ur uz xh eng ger fre'
  ).split(' '),
);

/** Three-letter codes of Microsoft's and others' installers. Upper case only: `ITA` is a language, `Ita` a name. */
export const UPPER_LANGUAGE_CODES: ReadonlySet<string> = new Set(
  (
    'ENU ENG DEU GER FRA FRE ESN ESP SPA ITA JPN KOR CHS CHT PTB PTG RUS NLD SVE DAN NOR FIN PLK POL CSY HUN TRK ELL ' +
    'GRK HEB ARA THA UKR ROM SKY SLV HRV BGR LTH LVI ETI CAT EUQ VIT IND MUI'
  ).split(' '),
);

/** Names of languages, in English and in themselves, folded (see `foldText`). */
export const LANGUAGE_NAMES: ReadonlySet<string> = new Set(
  (
    'english|american english|british english|uk english|us english|international english|english us|english uk|' +
    'english united states|english united kingdom|english international|english usa|american|united states|' +
    'united kingdom|german|deutsch|deutsch deutschland|german germany|french|francais|francais france|french france|' +
    'francais canada|french canada|spanish|espanol|espanol espana|spanish spain|castellano|espanol mexico|' +
    'espanol latinoamerica|latin american spanish|spanish latin america|spanish mexico|italian|italiano|' +
    'italiano italia|italian italy|portuguese|portugues|portugues brasil|portuguese brazil|brazilian portuguese|' +
    'portugues do brasil|brazilian|brasil|brazil|portugal|portugues portugal|portuguese portugal|dutch|nederlands|' +
    'nederlands nederland|flemish|swedish|svenska|norwegian|norsk|norsk bokmal|bokmal|nynorsk|danish|dansk|finnish|' +
    'suomi|icelandic|islenska|polish|polski|polski polska|czech|cestina|cesky|slovak|slovencina|slovenian|slovene|' +
    'slovenscina|slovensko|hungarian|magyar|romanian|romana|bulgarian|български|русский|русскии|русскии россия|' +
    'russian|russian russia|ukrainian|українська|украінська|serbian|srpski|croatian|hrvatski|bosnian|bosanski|' +
    'macedonian|greek|ελληνικα|turkish|turkce|hebrew|עברית|arabic|العربية|persian|farsi|thai|ไทย|vietnamese|' +
    'tieng viet|tiếng viet|indonesian|bahasa indonesia|malay|bahasa melayu|hindi|japanese|日本語|korean|한국어|' +
    'chinese|simplified chinese|traditional chinese|chinese simplified|chinese traditional|simplified|traditional|' +
    'chinese prc|chinese taiwan|chinese hong kong|简体中文|繁體中文|繁体中文|中文|中文 简体|中文 繁體|中文 中国|' +
    '中文版|catalan|catala|basque|euskara|galician|galego|estonian|eesti|latvian|latviesu|lithuanian|lietuviu|' +
    'afrikaans|kazakh|azerbaijani|georgian|armenian|albanian|welsh|cymraeg|irish|gaeilge|' +
    'multilingual|multi language|multilanguage|multi lingual|all languages|worldwide english|mui'
  )
    .split('|')
    .map((name) => name.normalize('NFKD').replace(/\p{M}/gu, '')),
);

/**
 * Words that say how something was installed, not what it is. They count as noise only in brackets that hold
 * nothing else but noise: "(User)", "(remove only)", "(Machine-wide)".
 */
export const INSTALL_WORDS: ReadonlySet<string> = new Set(
  (
    'user users all-users allusers current machine machine-wide machinewide system-wide per-user per-machine ' +
    'system local remove only remove-only removeonly all installer setup installation install msi exe offline ' +
    'standalone stand-alone version build release edition bit bits version: build: rev retail stable final ' +
    'deinstallieren desinstallieren unicode ansi nsis portable'
  ).split(' '),
);

/** Words that announce a version number. */
export const VERSION_KEYWORDS: ReadonlySet<string> = new Set(
  'version ver ver. v v. versión versione versão versie wersja verze verzió sürüm версия build rev rev. revision'.split(
    ' ',
  ),
);

/** Words that announce a version number only where it is dotted: "Release 2" is part of some products' names. */
export const RELEASE_KEYWORDS: ReadonlySet<string> = new Set(['release', 'rel', 'rel.', 'r.']);

/** Words that qualify the version number before them. */
export const PRERELEASE_WORDS: ReadonlySet<string> = new Set([
  'alpha',
  'beta',
  'rc',
  'pre-release',
  'prerelease',
  'preview',
  'final',
  'stable',
  'release',
  'snapshot',
  'lts',
]);

/** Words before which a dotted number names a standard, not a version: "USB 3.0 driver", "Web 2.0". */
export const STANDARD_WORDS: ReadonlySet<string> = new Set([
  'usb',
  'bluetooth',
  'web',
  'hdmi',
  'pcie',
  'pci-e',
  'thunderbolt',
  'dolby',
  'html',
  'wi-fi',
  'wifi',
  'opengl',
  'tpm',
  'sata',
  'superspeed',
]);
