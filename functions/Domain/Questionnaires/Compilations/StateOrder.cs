using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Compilations;

/// <summary>The alphabetical order of the states, which each language has for itself.</summary>
public static class StateOrder
{
    public static IReadOnlyList<MemberState> Of(IEnumerable<MemberState> states, Language language)
    {
        var order = CultureInfo.GetCultureInfo(language switch
        {
            Language.Spanish => "es",
            Language.French => "fr",
            Language.Portuguese => "pt",
            _ => "en",
        }).CompareInfo;
        return [.. states.Order(Comparer<MemberState>.Create((a, b) => order.Compare(a.Names[language], b.Names[language])))];
    }
}
