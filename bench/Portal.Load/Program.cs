using Portal.Load;
using Portal.Load.Servers;

return args switch
{
    ["floor", .. var rest] => await FloorServer.RunAsync(ServerOptions.Parse(rest)),
    ["ef", .. var rest] => await EfServer.RunAsync(ServerOptions.Parse(rest)),
    ["bench", .. var rest] => await BenchRun.MainAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Use ./portal bench. (Portal.Load bench|floor|ef ...)");
    return 2;
}
