namespace Mandates.Domain.WorkPlans;

/// <summary>A plan, or a change to one, cannot be accepted. The findings say where and why, at most 50 of them.</summary>
public sealed class WorkPlanInvalidException : Exception
{
    public const int MostFindings = 50;

    public WorkPlanInvalidException(IEnumerable<Finding> findings, Exception? cause = null)
        : this(findings.Take(MostFindings).ToArray(), cause)
    {
    }

    private WorkPlanInvalidException(Finding[] findings, Exception? cause)
        : base(string.Join(Environment.NewLine, findings.Select(f => $"{f.Path}: {f.Message}")), cause) =>
        Findings = findings;

    public IReadOnlyList<Finding> Findings { get; }

    public static void ThrowIfAny(IEnumerable<Finding> findings)
    {
        var found = findings.Take(MostFindings).ToArray();
        if (found.Length > 0) throw new WorkPlanInvalidException(found, cause: null);
    }
}
