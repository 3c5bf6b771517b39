using System.Text.RegularExpressions;

namespace Mandates.Domain.Documents.Office;

/// <summary>A formula of a workbook as it is stored (ECMA-376, part 1, 18.17).</summary>
internal static partial class FormulaText
{
    /// <summary>Excel takes no longer one.</summary>
    public const int MostCharacters = 8192;

    /// <summary>Whether it asks a program, another file or the network. A reference to another workbook that is listed as a part is refused with that part.</summary>
    public static bool Reaches(string formula)
    {
        var outside = Strings.Replace(formula, "\"\"");
        return formula.Length > MostCharacters || Callers.IsMatch(outside) || AsksProgram(outside)
            || outside.Contains("://", StringComparison.Ordinal) || outside.Contains(@"\\", StringComparison.Ordinal) || outside.Contains(":\\", StringComparison.Ordinal);
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Strings { get; }

    [GeneratedRegex(@"(?<![\w.])(?:_xl\w+\.)*(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|DDEAUTO|IMAGE|IMPORTDATA|IMPORTXML|IMPORTHTML|IMPORTFEED|IMPORTRANGE|STOCKHISTORY|SQL\.REQUEST|PY|INITIATE|POKE|REQUEST|EVALUATE|RUN)\s*\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Callers { get; }

    // program|topic!item
    private static bool AsksProgram(string formula) =>
        formula.IndexOf('|', StringComparison.Ordinal) is >= 0 and var bar && formula.IndexOf('!', bar) > bar;
}
