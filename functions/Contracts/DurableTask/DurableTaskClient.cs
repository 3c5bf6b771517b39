namespace Microsoft.DurableTask.Client;

public abstract class DurableTaskClient;
