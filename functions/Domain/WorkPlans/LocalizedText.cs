namespace Mandates.Domain.WorkPlans;

/// <summary>One text in the four official languages; none may be missing.</summary>
public sealed record LocalizedText(string En, string Es, string Fr, string Pt)
{
    public string this[Language language] => language switch
    {
        Language.Spanish => Es,
        Language.French => Fr,
        Language.Portuguese => Pt,
        _ => En,
    };
}
