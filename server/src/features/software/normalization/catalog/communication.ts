import { app, component, group } from './entry.js';

/** Meetings, chat, telephony, mail. */
export const COMMUNICATION = [
  group('Zoom', { brands: [] }, [
    app(
      'Zoom Workplace',
      'zoom [workplace] [{n}]',
      'zoom.us',
      'zoom (client|client for meetings|cloud meetings|meetings) [{n}]',
      'pkg:zoom',
      'pkg:zoom-client',
      'us.zoom.zoom',
    ),
    app(
      'Zoom Outlook Plugin',
      'zoom [(microsoft|for)] outlook (plugin|plug in)',
      'zoom plugin for microsoft outlook',
      'zoom outlook plugin',
    ),
    app('Zoom Rooms', 'zoom rooms [controller]', '~zoomrooms'),
    app('Zoom VDI', 'zoom (vdi|workplace vdi|client for vdi) [{n}] [universal plugin]'),
  ]),
  group('Slack', { brands: [] }, [
    app(
      'Slack',
      '~slack [(deployment tool|machine wide|machine)]',
      'slack (machine|machine wide|deployment tool|desktop)',
      'com.slack.slack',
      'com.tinyspeck.slackdesktop',
      'pkg:slack',
      'pkg:slack-desktop',
    ),
  ]),
  group('Cisco', { brands: ['cisco'] }, [
    app('Cisco Webex', 'webex [teams|app]', 'webex', 'cisco webex', 'cisco spark', 'pkg:webex'),
    app('Cisco Webex Meetings', 'webex meetings [desktop app]', 'cisco webex meetings'),
    app('Cisco Webex Productivity Tools', 'webex productivity tools'),
    app('Cisco Jabber', '!jabber [for (windows|mac)]', 'cisco jabber'),
    app(
      'Cisco AnyConnect Secure Mobility Client',
      'anyconnect secure mobility client',
      'anyconnect [vpn client]',
      '!secure client',
      'cisco secure client [anyconnect vpn|with anyconnect]',
      '!secure client anyconnect vpn',
      'anyconnect vpn client',
    ),
    component(
      'Cisco Secure Client {part}',
      'secure client {part=diagnostics and reporting tool|umbrella|posture|network access manager|start before login|ise posture|ise compliance module|network visibility module|thousandeyes endpoint agent|umbrella roaming security module|umbrella sig}',
      'anyconnect {part=diagnostics and reporting tool|umbrella roaming security module|posture module>posture|network access manager|start before login module>start before login|ise posture module>ise posture|ise compliance module|network visibility module|profile editor}',
    ),
    app(
      'Cisco Umbrella Roaming Client',
      'umbrella roaming client',
      'opendns umbrella roaming client',
      '!umbrella roaming client',
    ),
    app('Cisco Secure Endpoint', '!secure endpoint', 'amp for endpoints [connector]'),
    app('Cisco VPN Client', '!systems vpn client [{n}]', 'cisco systems vpn client [{n}]', '!vpn client [{n}]'),
    app('Cisco IP Communicator', 'ip communicator'),
    app('Cisco Packet Tracer', 'packet tracer [{n}]'),
    app('Cisco Finesse Desktop', '!finesse desktop'),
    app('Cisco Meeting App', '!meeting app'),
  ]),
  group('RingCentral', { brands: ['ringcentral'] }, [
    app('RingCentral', 'ringcentral [app]', '!app'),
    app('RingCentral Meetings', '!meetings'),
  ]),
  group('8x8', { alsoReportedAs: ['8x8, Inc', '8x8 Inc'] }, [app('8x8 Work', '8x8 (work|virtual office|meet)')]),
  group('Mitel', { brands: ['mitel'], alsoReportedAs: ['Mitel Networks', 'ShoreTel'] }, [
    app('Mitel Connect', '!connect', 'mitel connect'),
    app('MiCollab', 'micollab [client|pc client|for pc]'),
  ]),
  group('Avaya', { brands: ['avaya'] }, [
    app('Avaya Workplace Client', '!workplace [client]', 'avaya (equinox|ix workplace|workplace) [client]', '!equinox'),
    app('Avaya one-X Communicator', 'one x communicator'),
    app('Avaya one-X Agent', '!one x agent'),
  ]),
  group('3CX', { alsoReportedAs: ['3CX Ltd', '3CX Software DMCC'] }, [
    app('3CX Desktop App', '3cx [desktop app|desktopapp]', '3cxdesktopapp'),
    app('3CXPhone', '3cxphone [for windows] [{n}]'),
  ]),
  group('CounterPath', { alsoReportedAs: ['CounterPath Corporation', 'Alianza'] }, [
    app('Bria', '~bria [{n}|enterprise|solo|teams]'),
    app('X-Lite', '~x lite [{n}]'),
  ]),
  group('Genesys', { brands: ['genesys'] }, [app('Genesys Cloud', '!cloud [desktop]', 'genesys cloud', 'purecloud')]),
  group('Dialpad', {}, [app('Dialpad', 'dialpad')]),
  group('Vonage', {}, [app('Vonage Business', 'vonage business [communications]', 'vbc desktop')]),
  group('Discord', { alsoReportedAs: ['Discord Inc'] }, [
    app('Discord', 'discord', 'pkg:discord', 'com.discordapp.discord'),
  ]),
  group('WhatsApp', { alsoReportedAs: ['WhatsApp Inc', 'Meta'] }, [
    app('WhatsApp', 'whatsapp [desktop|messenger]', '5319275a.whatsappdesktop'),
  ]),
  group('Telegram', { alsoReportedAs: ['Telegram FZ-LLC', 'Telegram Messenger LLP', 'Telegram FZ'] }, [
    app('Telegram Desktop', 'telegram [desktop] [version]', 'pkg:telegram-desktop', 'org.telegram.desktop'),
  ]),
  group(
    'Signal',
    { alsoReportedAs: ['Open Whisper Systems', 'Signal Messenger', 'Signal Messenger, LLC', 'Quiet Riddle Ventures'] },
    [app('Signal', '~signal [beta]', 'signal desktop', 'pkg:signal-desktop', 'org.signal.signal')],
  ),
  group('Element', { alsoReportedAs: ['Element', 'New Vector'] }, [
    app('Element', '~element [nightly]', 'pkg:element-desktop'),
  ]),
  group('Mattermost', { alsoReportedAs: ['Mattermost, Inc'] }, [
    app('Mattermost Desktop', 'mattermost [desktop]', 'pkg:mattermost-desktop'),
  ]),
  group('Rocket.Chat', { alsoReportedAs: ['Rocket.Chat Support'] }, [
    app('Rocket.Chat', 'rocket.chat [{n}]', 'pkg:rocketchat'),
  ]),
  group(
    'Rakuten Viber',
    { alsoReportedAs: ['Viber Media', 'Viber Media Inc', 'Viber Media S.a.r.l', 'Viber Media S.à r.l'] },
    [app('Viber', 'viber', 'pkg:viber')],
  ),
  group('BlueJeans', { alsoReportedAs: ['BlueJeans Network', 'Verizon'] }, [
    app('BlueJeans', 'bluejeans [app]', 'blue jeans'),
  ]),
  group('Mozilla', { brands: ['mozilla'] }, [
    app(
      'Mozilla Firefox',
      'firefox [{n}]',
      'mozilla firefox',
      'firefox browser',
      'org.mozilla.firefox',
      'pkg:firefox',
      'pkg:mozillafirefox',
    ),
    app('Mozilla Firefox ESR', 'firefox [{n}] esr', 'pkg:firefox-esr'),
    app('Firefox Developer Edition', 'firefox developer edition'),
    app('Firefox Nightly', 'firefox nightly', '~nightly'),
    app(
      'Mozilla Thunderbird',
      'thunderbird [{n}] [esr]',
      'mozilla thunderbird',
      'org.mozilla.thunderbird',
      'pkg:thunderbird',
      'pkg:mozillathunderbird',
    ),
    app('SeaMonkey', 'seamonkey [{n}]'),
    app('Mozilla VPN', '!vpn'),
    component('Mozilla Maintenance Service', '!maintenance service', 'mozilla maintenance service'),
  ]),
  group('eM Client', { alsoReportedAs: ['eM Client Inc', 'eM Client s.r.o', 'IceWarp'] }, [
    app('eM Client', 'em client [{n}]'),
  ]),
  group('Mailbird', {}, [app('Mailbird', 'mailbird')]),
  group('Exclaimer', { brands: ['exclaimer'] }, [
    app(
      'Exclaimer Cloud Signature Update Agent',
      '!cloud [signature] [signatures for office 365] [update] agent',
      'cloud signature update agent',
    ),
  ]),
  group('CodeTwo', { brands: ['codetwo'] }, [
    app(
      'CodeTwo Email Signatures 365',
      'codetwo [email] signatures [365|for (outlook|office 365)] [signatures web add in]',
    ),
    app('CodeTwo Exchange Rules', 'codetwo exchange rules [pro] [{n}]'),
  ]),
  group('Mimecast', { brands: ['mimecast'] }, [
    app('Mimecast for Outlook', 'mimecast [services] for outlook [{n}]', '!for outlook'),
  ]),
  group('Proofpoint', { brands: ['proofpoint'] }, [
    app('Proofpoint Insider Threat Management Agent', 'observeit [agent]', '!insider threat management agent'),
  ]),
  group('Calendly', {}, [app('Calendly', 'calendly')]),
  group('Loom', { alsoReportedAs: ['Loom, Inc'] }, [app('Loom', '~loom')]),
];
