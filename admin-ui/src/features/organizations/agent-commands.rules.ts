/** Where an inventory agent can be installed, or which one is there already. */
export type AgentPlatform = 'windows' | 'debian' | 'redhat' | 'macos' | 'fusioninventory' | 'ocs';

/** One thing to type on a machine. */
export interface AgentStep {
  readonly label: string;
  readonly command: string;
}

/** How a machine of a platform comes to report to an address. */
export interface AgentCommands {
  readonly platform: AgentPlatform;
  readonly label: string;
  /** What somebody has to know first. */
  readonly note: string;
  readonly steps: readonly AgentStep[];
}

/** The release of the GLPI Agent that the commands download. */
const glpiAgentVersion = '1.20';
const glpiAgentFiles = `https://github.com/glpi-project/glpi-agent/releases/download/${glpiAgentVersion}`;

/**
 * The commands that install an agent, make it report by itself from now on, and make it report at once.
 * Sources: the documentation of the agents (glpi-agent.readthedocs.io, manpages of ocsinventory-agent).
 *
 * @param inventoryUrl address with the enrollment token; made of URL characters only, so it needs no escaping inside quotes
 */
export function agentCommands(inventoryUrl: string): readonly AgentCommands[] {
  return [
    {
      platform: 'windows',
      label: $localize`Windows`,
      note: $localize`In a Command Prompt (not PowerShell) that runs as administrator. The same line works in a deployment tool.`,
      steps: [
        {
          label: $localize`Install the GLPI Agent silently`,
          command: [
            `curl -LO ${glpiAgentFiles}/GLPI-Agent-${glpiAgentVersion}-x64.msi`,
            `msiexec /i GLPI-Agent-${glpiAgentVersion}-x64.msi /quiet SERVER="${inventoryUrl}" RUNNOW=1`,
          ].join('\n'),
        },
        {
          label: $localize`Or with Chocolatey`,
          command: `choco install glpi-agent -y --install-arguments="'SERVER=${inventoryUrl} RUNNOW=1'"`,
        },
        { label: $localize`Report now`, command: String.raw`"C:\Program Files\GLPI-Agent\glpi-agent" --force` },
      ],
    },
    {
      platform: 'debian',
      label: $localize`Debian, Ubuntu`,
      note: $localize`The installer brings its packages along and sets the agent up as a service.`,
      steps: [{ label: $localize`Install the GLPI Agent`, command: linuxInstaller(inventoryUrl) }, linuxReport],
    },
    {
      platform: 'redhat',
      label: $localize`RHEL, Fedora`,
      note: $localize`The installer brings its packages along and adds EPEL where it is needed.`,
      steps: [
        {
          label: $localize`Install the GLPI Agent`,
          command: ['sudo dnf install -y perl', linuxInstaller(inventoryUrl)].join('\n'),
        },
        linuxReport,
      ],
    },
    {
      platform: 'macos',
      label: $localize`macOS`,
      note: $localize`For Apple silicon; on a Mac with Intel write x86_64 instead of arm64.`,
      steps: [
        {
          label: $localize`Install the GLPI Agent`,
          command: [
            `curl -LO ${glpiAgentFiles}/GLPI-Agent-${glpiAgentVersion}_arm64.pkg`,
            `sudo installer -pkg GLPI-Agent-${glpiAgentVersion}_arm64.pkg -target /`,
            `echo "server = ${inventoryUrl}" | sudo tee /Applications/GLPI-Agent/etc/conf.d/seatwise.cfg`,
            'sudo launchctl kickstart -k system/com.teclib.glpi-agent',
          ].join('\n'),
        },
        { label: $localize`Report now`, command: 'sudo /Applications/GLPI-Agent/bin/glpi-agent --force' },
      ],
    },
    {
      platform: 'fusioninventory',
      label: 'FusionInventory',
      note: $localize`For machines that have the FusionInventory Agent, or Debian and Ubuntu releases that carry it.`,
      steps: [
        {
          label: $localize`Point the agent here`,
          command: [
            'sudo apt-get install -y fusioninventory-agent',
            `echo "server = ${inventoryUrl}" | sudo tee /etc/fusioninventory/conf.d/seatwise.cfg`,
          ].join('\n'),
        },
        { label: $localize`Report now`, command: 'sudo fusioninventory-agent --force' },
      ],
    },
    {
      platform: 'ocs',
      label: 'OCS Inventory',
      note: $localize`For Debian and Ubuntu. It reports once a day from then on. Settings that the agent has already are replaced.`,
      steps: [
        {
          label: $localize`Point the agent here`,
          command: [
            'sudo DEBIAN_FRONTEND=noninteractive apt-get install -y ocsinventory-agent',
            `echo "server=${inventoryUrl}" | sudo tee /etc/ocsinventory/ocsinventory-agent.cfg`,
          ].join('\n'),
        },
        { label: $localize`Report now`, command: 'sudo ocsinventory-agent --force' },
      ],
    },
  ];
}

const linuxReport: AgentStep = { label: $localize`Report now`, command: 'sudo glpi-agent --force' };

/** A command goes on in the next line. */
const goesOn = '\\';

function linuxInstaller(inventoryUrl: string): string {
  const file = `glpi-agent-${glpiAgentVersion}-linux-installer.pl`;
  return [
    `curl -LO ${glpiAgentFiles}/${file}`,
    `sudo perl ${file} --install --no-question --runnow ${goesOn}`,
    `  --server="${inventoryUrl}"`,
  ].join('\n');
}

/** The platform of the machine on which a browser runs: most people enroll their own first. */
export function platformOf(userAgent: string): AgentPlatform {
  if (userAgent.includes('Windows')) return 'windows';
  if (userAgent.includes('Mac OS X')) return 'macos';
  if (/Fedora|Red Hat|CentOS/i.test(userAgent)) return 'redhat';
  return userAgent.includes('Linux') ? 'debian' : 'windows';
}
