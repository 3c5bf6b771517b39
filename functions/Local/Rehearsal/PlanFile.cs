namespace Mandates.Local.Rehearsal;

/// <summary>A work plan in a file, or one message that names every place that keeps it from being one.</summary>
public static class PlanFile
{
    public static WorkPlan Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return WorkPlanReader.Read(stream);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"The work plan cannot be read: {unreadable.Message} Name a JSON file, or leave it out to rehearse the sample.", unreadable);
        }
        catch (WorkPlanInvalidException invalid)
        {
            throw Refused(file, invalid.Findings);
        }
    }

    /// <exception cref="RehearsalException">A finding is an error: the plan contradicts itself and cannot be carried out.</exception>
    public static void ThrowIfItCannotRun(string file, IReadOnlyList<Finding> findings)
    {
        var errors = findings.Where(f => f.Severity == FindingSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            throw Refused(file, errors);
        }
    }

    private static RehearsalException Refused(string file, IReadOnlyList<Finding> findings) =>
        new($"{file} cannot be used as a work plan:\n{string.Join("\n", findings.Select(f => $"  {f.Path}: {f.Message}"))}");
}
