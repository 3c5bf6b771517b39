namespace Mandates.Local.Tests.Commands;

public sealed class KilledRehearsalTests : IDisposable
{
    private readonly ReportedRehearsals rehearsals = new();

    public void Dispose() => rehearsals.Dispose();

    [Fact]
    public async Task A_rehearsal_that_is_killed_twelve_times_ends_with_the_report_of_a_calm_one()
    {
        // Beside it, on the other core.
        var calm = rehearsals.ReportAsync("calm", "--states", "8", "--seed", "5");

        using (var first = LocalProgram.Start(null, "rehearse", "--exit", "--states", "8", "--seed", "5", "--data", rehearsals.Data("killed")))
        {
            await KillWhenAsync(first, "killed", lines: 1);
        }

        foreach (var lines in (int[])[10, 25, 50, 80, 110, 140, 180, 230, 280, 340, 400])
        {
            using var again = LocalProgram.Start(null, "rehearse", "--exit", "--resume", "--data", rehearsals.Data("killed"));
            await KillWhenAsync(again, "killed", lines);
        }

        var killed = await rehearsals.ReportAsync("killed", "--resume");
        Assert.Equal(await calm, killed);
    }

    // By what has been mailed, so that the kill comes at about the same place on a slow machine and a fast one.
    private async Task KillWhenAsync(LocalProgram program, string name, int lines)
    {
        var mail = Path.Combine(rehearsals.Data(name), "0001", "mail.jsonl");
        while (!program.HasEnded && (!File.Exists(mail) || Lines(mail) < lines))
        {
            await Task.Delay(LocalProgram.Pause, TimeProvider.System);
        }

        Assert.False(program.HasEnded);
        await program.KillAsync();
    }

    private static int Lines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Count(c => c == '\n');
    }
}
