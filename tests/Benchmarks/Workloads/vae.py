import torch
from torch import nn
from torch.nn import functional

from worker import same


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 256), nn.SiLU(), nn.Linear(256, 256), nn.SiLU(), nn.Linear(256, 32))
        self.decoder = nn.Sequential(nn.Linear(16, 256), nn.SiLU(), nn.Linear(256, 256), nn.SiLU(), nn.Linear(256, 64))

    def forward(self, x):
        mean, log_var = self.encoder(x).chunk(2, 1)
        z = mean + (0.5 * log_var).exp() * torch.randn_like(mean)
        logits = self.decoder(z)
        reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        divergence = 0.5 * (mean.square() + log_var.exp() - 1 - log_var).sum()
        return (reconstruction + divergence) / len(x)


class Workload:
    def __init__(self):
        self.vae = same(Vae())
        self.data = torch.rand(1000, 64)
        self.optimizer = torch.optim.Adam(self.vae.parameters(), 1e-3)

    def step(self):
        loss = self.vae(self.data.index_select(0, torch.randint(0, 1000, (64,))))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()
