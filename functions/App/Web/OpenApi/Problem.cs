namespace Mandates.Functions.Web.OpenApi;

/// <summary>Problem details as the API gives them. Findings: the places in a work plan that are wrong. Current: the paragraph as it is now.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<Finding>? Findings = null, CurrentParagraph? Current = null);
