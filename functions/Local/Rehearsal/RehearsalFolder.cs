using Mandates.Local.Hosting;

namespace Mandates.Local.Rehearsal;

/// <summary>What one rehearsal works on: a folder of its own with its plan, seed, clock and data.</summary>
public sealed class RehearsalFolder
{
    private const string PlanName = "plan.json";
    private const string SeedName = "seed";
    private const string FinishedName = "finished";

    private RehearsalFolder(string path, WorkPlan plan, int seed)
    {
        Path = path;
        Plan = plan;
        Seed = seed;
    }

    public string Path { get; }
    public WorkPlan Plan { get; }
    public int Seed { get; }
    public string ClockFile => System.IO.Path.Combine(Path, "clock");

    public static RehearsalFolder New(string rehearsals, WorkPlan plan, int seed)
    {
        var number = Numbers(rehearsals).DefaultIfEmpty(0).Max() + 1;
        var path = Private.Folder(System.IO.Path.Combine(rehearsals, number.ToString("D4", CultureInfo.InvariantCulture)));
        File.WriteAllText(System.IO.Path.Combine(path, SeedName), seed.ToString(CultureInfo.InvariantCulture));

        // Last: a folder with a plan is one that can be resumed.
        File.WriteAllBytes(System.IO.Path.Combine(path, PlanName), WorkPlanJson.Write(plan, indented: true));
        return new(path, plan, seed);
    }

    /// <exception cref="RehearsalException">None was interrupted.</exception>
    public static RehearsalFolder LastInterrupted(string rehearsals)
    {
        var path = Numbers(rehearsals).OrderDescending()
            .Select(n => System.IO.Path.Combine(rehearsals, n.ToString("D4", CultureInfo.InvariantCulture)))
            .FirstOrDefault(p => File.Exists(System.IO.Path.Combine(p, PlanName)) && !File.Exists(System.IO.Path.Combine(p, FinishedName)))
            ?? throw new RehearsalException("No rehearsal was interrupted. Start one without --resume.");
        var file = System.IO.Path.Combine(path, SeedName);
        return int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var seed)
            ? new(path, PlanFile.Read(System.IO.Path.Combine(path, PlanName)), seed)
            : throw new RehearsalException($"{file} is damaged: it holds no number. Begin a rehearsal without --resume.");
    }

    public void Finish() => File.WriteAllText(System.IO.Path.Combine(Path, FinishedName), "");

    private static IEnumerable<int> Numbers(string rehearsals) =>
        Directory.Exists(rehearsals)
            ? Directory.EnumerateDirectories(rehearsals)
                .Select(d => int.TryParse(System.IO.Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            : [];
}
