using System.CommandLine;
using Mandates.Local.Commands;
using Mandates.Local.Hosting;

var root = ServeCommand.Configure(new RootCommand("Runs a mandate on this computer: the pages, the timeline, the storage and a mail catcher."));

try
{
    var given = root.Parse(args);
    var exitCode = await given.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return given.Errors.Count > 0 ? 2 : exitCode;
}
catch (LocalHostException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
