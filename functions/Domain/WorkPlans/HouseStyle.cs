namespace Mandates.Domain.WorkPlans;

/// <summary>How the papers of a mandate are printed in the house that receives them. It is part of the plan from the start, so that a series of symbols stays one.</summary>
public sealed record HouseStyle
{
    /// <summary>What stands in <see cref="Series"/> for the kind and the number of a paper.</summary>
    internal const string Numbered = "doc.{number}";

    /// <summary>How symbols are made, such as <c>OEA/Ser.G GT/DSS/doc.{number}/12</c>; null where they begin with the mandate's id.</summary>
    public string? Series { get; init; }

    /// <summary>The class as it is printed, such as "Limited"; null where none is.</summary>
    public LocalizedText? Distribution { get; init; }

    /// <summary>Whether papers say in which language they were written.</summary>
    public bool Original { get; init; }

    public BracketStyle Brackets { get; init; }
}

/// <summary>Where a bracket names the states that want its words.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BracketStyle>))]
public enum BracketStyle
{
    /// <summary>By their names, after the words: <c>[respect – Mexico, Argentina]</c>.</summary>
    StateAfter,

    /// <summary>By their codes, before the words, as the OAS does: <c>[MEX, ARG: respect]</c>.</summary>
    StatesBefore,
}

/// <summary>The symbols of a mandate's papers.</summary>
public static class PaperSymbol
{
    /// <param name="plan">The plan that gives the series; symbols begin with the mandate's id where it gives none.</param>
    /// <param name="paper">Kind and number of the paper, such as <c>doc.3</c> or <c>INF.12</c>.</param>
    public static string Symbol(this WorkPlan plan, string paper) =>
        plan.Papers?.Series?.Replace(HouseStyle.Numbered, paper, StringComparison.Ordinal) ?? $"{plan.Mandate.Id.Value.ToUpperInvariant()}/{paper}";
}
