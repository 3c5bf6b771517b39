using Mandates.Domain.WorkPlans;

namespace Mandates.Functions.OpenApi;

/// <summary>Problem details as the API gives them. Findings: the places in a work plan that are wrong.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<Finding>? Findings = null);
