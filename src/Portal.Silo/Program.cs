using Portal.Silo.Commands;

return await PortalCommands.RunAsync(args);
