using System.Text.RegularExpressions;

namespace Mandates.Domain.Documents.Office;

/// <summary>A formula of a workbook as it is stored (ECMA-376, part 1, 18.17).</summary>
internal static partial class FormulaText
{
    /// <summary>Excel takes no longer one.</summary>
    public const int MostCharacters = 8192;

    /// <summary>Whether it asks a program, another file or the network. A reference to another workbook that is listed as a part is refused with that part.</summary>
    /// <param name="formula">The texts in it are taken out on the way.</param>
    public static bool Reaches(Span<char> formula)
    {
        ReadOnlySpan<char> outside = formula[..WithoutTexts(formula)];
        return formula.Length > MostCharacters || Callers.IsMatch(outside) || AsksProgram(outside)
            || outside.Contains("://", StringComparison.Ordinal) || outside.Contains(@"\\", StringComparison.Ordinal) || outside.Contains(":\\", StringComparison.Ordinal);
    }

    // In place, because a sheet has a million formulas; what is between quotation marks goes, and they stay.
    private static int WithoutTexts(Span<char> formula)
    {
        var (from, to) = (0, 0);
        while (from < formula.Length)
        {
            var closing = formula[from] == '"' ? formula[(from + 1)..].IndexOf('"') : -1;
            formula[to++] = formula[from];
            if (closing >= 0)
            {
                formula[to++] = '"';
            }

            from += closing >= 0 ? closing + 2 : 1;
        }

        return to;
    }

    [GeneratedRegex(@"(?<![\w.])(?:_xl\w+\.)*(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|DDEAUTO|IMAGE|IMPORTDATA|IMPORTXML|IMPORTHTML|IMPORTFEED|IMPORTRANGE|STOCKHISTORY|SQL\.REQUEST|PY|INITIATE|POKE|REQUEST|EVALUATE|RUN)\s*\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Callers { get; }

    // program|topic!item
    private static bool AsksProgram(ReadOnlySpan<char> formula) =>
        formula.IndexOf('|') is >= 0 and var bar && formula[bar..].Contains('!');
}
