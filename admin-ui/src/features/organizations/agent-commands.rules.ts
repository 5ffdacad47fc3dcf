/** Where an inventory agent can be installed. */
export type AgentPlatform = 'linux-glpi' | 'linux-fusioninventory' | 'windows' | 'macos';

/** What to type on a machine so that its agent reports to an address. */
export interface AgentCommand {
  readonly platform: AgentPlatform;
  readonly label: string;
  /** How to get the agent. */
  readonly note: string;
  readonly command: string;
}

/**
 * The commands that make an agent report once now and then by itself.
 *
 * @param inventoryUrl address with the enrollment token; made of URL characters only, so it needs no escaping inside quotes
 */
export function agentCommands(inventoryUrl: string): readonly AgentCommand[] {
  return [
    {
      platform: 'linux-glpi',
      label: $localize`Linux (GLPI Agent)`,
      note: $localize`Install the package glpi-agent from glpi-project.org/agent, then:`,
      command: [
        `echo "server = ${inventoryUrl}" | sudo tee /etc/glpi-agent/conf.d/seatwise.cfg`,
        'sudo systemctl restart glpi-agent',
        'sudo glpi-agent --force',
      ].join('\n'),
    },
    {
      platform: 'linux-fusioninventory',
      label: $localize`Linux (FusionInventory)`,
      note: $localize`On Debian and Ubuntu the agent is in the distribution:`,
      command: [
        'sudo apt-get install -y fusioninventory-agent',
        `echo "server = ${inventoryUrl}" | sudo tee /etc/fusioninventory/conf.d/seatwise.cfg`,
        'sudo fusioninventory-agent --force',
      ].join('\n'),
    },
    {
      platform: 'windows',
      label: $localize`Windows`,
      note: $localize`Download the GLPI Agent installer (.msi), then in an administrator’s prompt beside it:`,
      command: `msiexec /i GLPI-Agent-x64.msi /quiet SERVER="${inventoryUrl}" RUNNOW=1`,
    },
    {
      platform: 'macos',
      label: $localize`macOS`,
      note: $localize`Install the GLPI Agent package (.pkg), then:`,
      command: [
        `echo "server = ${inventoryUrl}" | sudo tee /Applications/GLPI-Agent/etc/conf.d/seatwise.cfg`,
        'sudo launchctl kickstart -k system/com.teclib.glpi-agent',
        'sudo /Applications/GLPI-Agent/bin/glpi-agent --force',
      ].join('\n'),
    },
  ];
}
