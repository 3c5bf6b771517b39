using System.Net;
using System.Text.Json.Nodes;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Mandates.Local.Storage;

namespace Mandates.Local.Tests.Commands;

public sealed class ServeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-serve-");

    // The mail catcher answers at once, so what is silent for longer was interrupted by the kill.
    private readonly Dictionary<string, string> environment = new() { ["Mail__SettleAfter"] = "00:00:03" };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_host_killed_while_it_sends_invites_each_recipient_once_after_its_restart()
    {
        var plan = PlanFile.Read(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json"));
        try
        {
            // The invitations to the first meeting are due at nine: some seconds after this start.
            using (var killed = Serve("--start", "2011-12-08T08:59:54-05:00"))
            {
                await StartMandateAsync(killed, plan);
                await UntilAsync(killed, () => Mailed().Length is > 0);
                await killed.KillAsync();
            }

            using var again = Serve();
            await UntilAsync(again, () => Mailed().Length >= plan.States.Count);
            var invited = Mailed();

            Assert.Equal(plan.States.Select(s => s.Mission).Order(), invited.Order());
        }
        finally
        {
            var azurite = await Azurite.StartAsync(RepositoryRoot.Find(), folder.FullName, _ => { });
            await azurite.StopAsync();
        }
    }

    private LocalProgram Serve(params string[] arguments) =>
        LocalProgram.Start(environment, ["--data", folder.FullName, "--port", $"{port}", .. arguments]);

    private readonly int port = MandateHost.FreePort();

    private async Task StartMandateAsync(LocalProgram program, WorkPlan plan)
    {
        using var http = new HttpClient { BaseAddress = new($"http://localhost:{port}") };
        await UntilAsync(program, () => Answers(http).GetAwaiter().GetResult());
        http.DefaultRequestHeaders.Authorization = new("Bearer", $"secretariat.{await File.ReadAllTextAsync(Path.Combine(folder.FullName, "development-token"))}");
        using var answer = await http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/api/health", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string[] Mailed()
    {
        var file = new FileInfo(Path.Combine(folder.FullName, "mail.jsonl"));
        if (!file.Exists)
        {
            return [];
        }

        using var reader = new StreamReader(file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines.SkipLast(1).Select(line => (string)JsonNode.Parse(line)!.AsObject().First(f => f.Key.Equals("to", StringComparison.OrdinalIgnoreCase)).Value!)];
    }

    private static async Task UntilAsync(LocalProgram program, Func<bool> condition)
    {
        while (!condition())
        {
            if (program.HasEnded)
            {
                Assert.Fail((await program.EndAsync()).ToString());
            }

            await Task.Delay(LocalProgram.Pause, TimeProvider.System);
        }
    }
}
